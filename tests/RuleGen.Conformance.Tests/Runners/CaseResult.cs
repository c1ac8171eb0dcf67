namespace RuleGen.Conformance.Tests;

/// <summary>How a case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Passed">Whether the answer is Elasticsearch's.</param>
/// <param name="Answer">What was answered instead, or why there is no answer.</param>
internal sealed record CaseResult(SuiteCase Case, bool Passed, string Answer)
{
    /// <summary>Compares an answer with Elasticsearch's.</summary>
    public static CaseResult Judge(SuiteCase item, IReadOnlyList<long> answer) =>
        new(item, item.Accepts(answer), $"[{string.Join(", ", answer)}] instead of [{string.Join(", ", item.ExpectedEventIds!)}]");

    /// <summary>Compares matches of several events, and where the suite says them their join keys, with Elasticsearch's.</summary>
    public static CaseResult Judge(SuiteCase item, IEnumerable<(IReadOnlyList<long> Ids, IReadOnlyList<string?> Keys)> matches)
    {
        (IReadOnlyList<long> Ids, IReadOnlyList<string?> Keys)[] all = [.. matches];
        CaseResult result = Judge(item, [.. all.SelectMany(static match => match.Ids)]);
        string?[] keys = [.. all.SelectMany(static match => match.Keys)];
        bool areKeysRight = item.JoinKeys is not { Count: > 0 } expected || expected.SequenceEqual(keys.Select((key, i) => i < expected.Count ? item.KeyAs(key, expected[i]) : key));
        return result with
        {
            Passed = result.Passed && areKeysRight,
            Answer = areKeysRight ? result.Answer : $"{result.Answer}; joined by [{string.Join(", ", keys)}] instead of [{string.Join(", ", item.JoinKeys!)}]",
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Case.Id}: {Answer}";
}
