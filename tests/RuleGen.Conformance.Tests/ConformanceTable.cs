using System.Globalization;
using System.Text;

namespace RuleGen.Conformance.Tests;

/// <summary>The counts of a run as the table in <c>docs/conformance.md</c>.</summary>
internal static class ConformanceTable
{
    private const string Begin = "<!-- counts: written by the conformance tests -->\n";
    private const string End = "<!-- end of counts -->\n";

    /// <summary>The page with its table replaced by that of a run.</summary>
    public static string Update(string page, ConformanceRun run)
    {
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return string.Concat(page.AsSpan(0, start), Write(run), page.AsSpan(page.IndexOf(End, StringComparison.Ordinal)));
    }

    private static string Write(ConformanceRun run)
    {
        var table = new StringBuilder("| cases | number | as Elasticsearch | differences |\n|---|--:|--:|--:|\n");
        AppendQueries(table, "event", run);
        AppendRow(table, "queries that must parse", run.Parsing);
        AppendRow(table, "queries and calls that must be refused", run.Refusals);
        AppendRow(table, "expressions without fields", run.Folding);
        AppendQueries(table, "sequence", run);
        AppendQueries(table, "sample", run);
        return table.ToString();
    }

    private static void AppendQueries(StringBuilder table, string kind, ConformanceRun run)
    {
        foreach ((string engine, IReadOnlyList<CaseResult> results) in run.Queries(kind))
        {
            AppendRow(table, $"{kind} queries, {engine}", results);
        }
    }

    private static void AppendRow(StringBuilder table, string name, IReadOnlyList<CaseResult> results)
    {
        int passed = results.Count(static result => result.Passed);
        table.Append(CultureInfo.InvariantCulture, $"| {name} | {results.Count} | {passed} | {results.Count - passed} |\n");
    }
}
