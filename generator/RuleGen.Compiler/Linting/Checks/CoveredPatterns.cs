using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>A pattern or text of a list that matches nothing which another pattern of the list does not match. Overlap is no reason.</summary>
internal sealed class CoveredPatterns : IQueryCheck
{
    // Each pattern is compared with each value. Lists written by people have tens of patterns; beyond this a program wrote them.
    private const int MostComparisons = 1_000_000;

    public void Check(LintQuery query)
    {
        foreach (LintTest test in query.Tests.Where(static test => test.Operator == LintOperator.Pattern && test.Values.Count > 1 && !test.Field.IsAnalysed))
        {
            LintValue[] patterns = [.. test.Values.Where(static value => value.IsPattern)];
            if ((long)patterns.Length * test.Values.Count <= MostComparisons)
            {
                Check(query, test.Values, patterns);
            }
        }
    }

    private static void Check(LintQuery query, IReadOnlyList<LintValue> values, LintValue[] patterns)
    {
        var covered = new HashSet<LintValue>();
        foreach (LintValue value in values)
        {
            // Of two that match the same, one stays; equal ones are another check's.
            LintValue? cover = Array.Find(patterns, pattern =>
                pattern != value && !covered.Contains(pattern) && pattern.Pattern.Covers(value.Pattern) && !pattern.Pattern.Equals(value.Pattern));
            if (cover is not null && covered.Add(value))
            {
                query.Report(
                    DiagnosticCatalogue.CoveredPattern,
                    value.Span,
                    $"{query.Show(cover.Span)} in this list matches whatever {query.Show(value.Span)} matches; remove one of the two");
            }
        }
    }
}
