namespace RuleGen.Tests.Sequences;

/// <summary>One item of a query of these tests: events whose field <c>kind</c> has a letter.</summary>
/// <param name="Kind">The letter.</param>
/// <param name="IsMissing">Whether there must be no such event.</param>
public sealed record Item(char Kind, bool IsMissing = false)
{
    public override string ToString() => $"{(IsMissing ? "!" : "")}[{Kind}]";
}

/// <summary>A sequence or sample over events of these tests.</summary>
public sealed record Query
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>The fields of the join key; a question mark in front makes one optional.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>In milliseconds.</summary>
    public int? MaxSpan { get; init; }

    /// <summary>The letter of <c>until</c>.</summary>
    public char? Until { get; init; }

    /// <summary>Whether <c>seq</c> is the tiebreaker.</summary>
    public bool HasTiebreaker { get; init; }

    /// <summary>Whether it is a sample; then how far back it looks, in milliseconds.</summary>
    public int? LookBack { get; init; }

    /// <summary>What the definition's content hash is.</summary>
    public string Hash { get; init; } = "1";

    public override string ToString() =>
        $"{(LookBack is null ? "sequence" : "sample")} by {string.Join(",", Keys)} maxspan={MaxSpan} {string.Join(" ", Items)} until={Until} tiebreaker={HasTiebreaker}";
}
