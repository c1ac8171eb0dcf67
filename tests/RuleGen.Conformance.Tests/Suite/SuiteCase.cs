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

    /// <summary>Whether Elasticsearch refuses the query; null where nobody says.</summary>
    public bool? ExpectError { get; init; }

    /// <summary>Whether Elasticsearch runs the case.</summary>
    public bool IsActive => Status == "active";

    /// <summary>Whether an answer is one that Elasticsearch gives.</summary>
    public bool Accepts(IEnumerable<long> answer) => (ExpectedAlternatives ?? [ExpectedEventIds!]).Any(expected => expected.SequenceEqual(answer));
}
