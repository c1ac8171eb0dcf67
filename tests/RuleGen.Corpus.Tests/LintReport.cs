using System.Globalization;
using System.Text;
using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Corpus.Tests;

/// <summary>What the linter finds in the published rules, as the documentation shows it.</summary>
internal static class LintReport
{
    private const string Begin = "<!-- counts: written by the corpus tests -->\n";
    private const string End = "<!-- end of counts -->\n";

    /// <summary>Every finding of the linter, with the rule it is in.</summary>
    public static IEnumerable<(CorpusRule Rule, RuleDiagnostic Finding)> Findings { get; } =
        [.. Corpus.Rules.SelectMany(static rule => rule.Compiled.Diagnostics.Where(static finding => finding.Id.StartsWith("RG5", StringComparison.Ordinal)).Select(finding => (rule, finding)))];

    /// <summary>The page with its counts replaced by those of this run.</summary>
    public static string Update(string page)
    {
        int start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return string.Concat(page.AsSpan(0, start), Counts(), page.AsSpan(page.IndexOf(End, StringComparison.Ordinal)));
    }

    private static string Counts()
    {
        var counts = new StringBuilder("| id | | rules | findings |\n|---|---|--:|--:|\n");
        foreach (RuleDiagnosticDescriptor descriptor in DiagnosticCatalogue.All.Where(static descriptor => descriptor.Id.StartsWith("RG5", StringComparison.Ordinal)))
        {
            CorpusRule[] rules = [.. Findings.Where(found => found.Finding.Descriptor == descriptor).Select(static found => found.Rule)];
            counts.Append(CultureInfo.InvariantCulture, $"| [{descriptor.Id}](diagnostics/{descriptor.Id}.md) | {descriptor.Title} | {rules.Distinct().Count()} | {rules.Length} |\n");
        }

        return counts.ToString();
    }
}
