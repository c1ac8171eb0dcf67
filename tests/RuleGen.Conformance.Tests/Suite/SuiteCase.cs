using System.Globalization;
using System.Text.Json;

namespace RuleGen.Conformance.Tests;

/// <summary>A case of Elasticsearch's EQL suite, as <c>suite.json</c> has it.</summary>
internal sealed record SuiteCase
{
    /// <summary>File and name of the case.</summary>
    public required string Id { get; init; }

    /// <summary>The file it comes from.</summary>
    public required string SourceFile { get; init; }

    /// <summary><c>active</c>: Elasticsearch runs it; <c>commented_out</c>: it stands behind <c>#</c> in Elasticsearch's file; and others.</summary>
    public required string Status { get; init; }

    /// <summary><c>event</c>, <c>sequence</c>, <c>sample</c>, <c>join</c>; <c>parse</c>; <c>fold</c>: an expression without fields.</summary>
    public required string Kind { get; init; }

    /// <summary>The data set a query runs over.</summary>
    public string? Dataset { get; init; }

    /// <summary>The query; null for <c>fold</c>.</summary>
    public string? Query { get; init; }

    /// <summary>The expression of <c>fold</c>.</summary>
    public string? Expression { get; init; }

    /// <summary>The value of the expression: text, number, boolean or null.</summary>
    public JsonElement Expected { get; init; }

    /// <summary>The ids of the matching events in order; those of sequences and samples one match behind the other.</summary>
    public IReadOnlyList<long>? ExpectedEventIds { get; init; }

    /// <summary>Several lists of which any may come out; null: the one list is the answer.</summary>
    public IReadOnlyList<IReadOnlyList<long>>? ExpectedAlternatives { get; init; }

    /// <summary>The join keys of the matches of a sequence or sample, one behind the other; null or empty where the suite does not say them.</summary>
    public IReadOnlyList<string?>? JoinKeys { get; init; }

    /// <summary>How many results are asked for at most.</summary>
    public int? Size { get; init; }

    /// <summary>How many samples a key may give; null: one.</summary>
    public int? MaxSamplesPerKey { get; init; }

    /// <summary>Whether Elasticsearch refuses the query; null where nobody says.</summary>
    public bool? ExpectError { get; init; }

    /// <summary>How the suite counts the place of a missing event.</summary>
    public const long NoEvent = -1;

    /// <summary>A join key in the form of an expected one: the suite has dates as milliseconds where they come from a sample.</summary>
    public string? KeyAs(string? key, string? expected) =>
        Kind == "sample" && long.TryParse(expected, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds > int.MaxValue
        && DateTimeOffset.TryParse(key, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
            : key;

    /// <summary>Whether Elasticsearch runs the case.</summary>
    public bool IsActive => Status == "active";

    /// <summary>Whether an answer is one that Elasticsearch gives.</summary>
    public bool Accepts(IEnumerable<long> answer) => (ExpectedAlternatives ?? [ExpectedEventIds!]).Any(expected => expected.SequenceEqual(answer));
}
