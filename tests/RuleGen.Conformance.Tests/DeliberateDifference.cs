namespace RuleGen.Conformance.Tests;

/// <summary>
/// A way in which an answer differs from what the suite expects. Each is argued in <c>docs/conformance.md</c>, under its title. The cases
/// are told by their form, since nothing of the suite is kept here.
/// </summary>
/// <param name="Title">The heading on the page.</param>
/// <param name="Covers">Whether a case is one of them.</param>
/// <param name="ValueOf">The value that an expression has instead, in EQL.</param>
internal sealed record DeliberateDifference(string Title, Func<SuiteCase, bool> Covers, Func<SuiteCase, string> ValueOf)
{
    /// <summary>All differences.</summary>
    public static IReadOnlyList<DeliberateDifference> All { get; } =
    [
        new("`join` is rejected", IsJoin, static _ => ""),
        new(
            "`between` without a delimiter in the text gives the empty text",
            static item => Arguments(item, "between(") is [not "null", not "null" and not "\"\"", not "null", ..] && IsNull(item),
            static _ => "\"\""),
        new(
            "`between` with an empty delimiter gives its text",
            static item => Arguments(item, "between(") is [_, "\"\"", var right, var greedy] && (right, greedy) is not ("\"\"", "true"),
            static item => Arguments(item, "between(")[0]),
        new(
            "`substring` without a start gives its text",
            static item => Arguments(item, "substring(") is [not "null", "null", not "null"],
            static item => Arguments(item, "substring(")[0]),
    ];

    /// <summary>The difference a case shows; null: it has none.</summary>
    public static DeliberateDifference? Find(SuiteCase item) => All.SingleOrDefault(difference => difference.Covers(item));

    /// <summary>A query that Elasticsearch's grammar takes and Elasticsearch does not run.</summary>
    public static bool IsJoin(SuiteCase item) => item.Query?.StartsWith("join", StringComparison.Ordinal) == true;

    private static bool IsNull(SuiteCase item) => item.Expected.ValueKind is System.Text.Json.JsonValueKind.Null or System.Text.Json.JsonValueKind.Undefined;

    // No text in these calls has a comma or a bracket.
    private static string[] Arguments(SuiteCase item, string function) =>
        item.Expression?.StartsWith(function, StringComparison.Ordinal) == true ? item.Expression[function.Length..^1].Split(", ") : [];
}
