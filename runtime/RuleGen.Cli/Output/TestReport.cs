using System.Globalization;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>Writes what came of tests for a person: a line a rule, what its cases do not reach, and the counts.</summary>
internal sealed class TestReport(StyledWriter writer)
{
    // A list of hundreds of entries that nobody tried is told by its first ones.
    private const int MostClauses = 12;

    private static readonly Style s_good = new(Color.Green);
    private static readonly Style s_bad = new(Color.Red);

    /// <summary>Writes the report.</summary>
    /// <param name="runs">The rules and what came of their tests.</param>
    /// <param name="leastCoverage">What each rule with tests must reach, in percent; null: nothing.</param>
    /// <returns>Whether each rule reaches it.</returns>
    public bool Write(IReadOnlyList<(CompiledRule Rule, RuleTestRun Run)> runs, int? leastCoverage)
    {
        bool isCovered = true;
        foreach ((CompiledRule rule, RuleTestRun run) in runs)
        {
            bool reaches = run.Coverage is not { } coverage || leastCoverage is not { } least || coverage.Percent >= least;
            isCovered &= reaches;
            if (run.Results.Count > 0 || !reaches)
            {
                Write(rule, run, reaches);
            }
        }

        RuleTestResult[] results = [.. runs.SelectMany(static run => run.Run.Results)];
        writer.WriteLine(string.Join(", ", [
            Words.Count(runs.Count, "rule"),
            Words.Count(results.Length, "case"),
            $"{results.Count(static result => result.Failure is not null)} failed",
            $"{Words.Count(runs.Count(static run => run.Run.Results.Count == 0), "rule")} without cases",
        ]));
        return isCovered;
    }

    private void Write(CompiledRule rule, RuleTestRun run, bool reaches)
    {
        int failed = run.Results.Count(static result => result.Failure is not null);
        RuleCoverage coverage = run.Coverage!;
        writer.Write(failed == 0 && reaches ? "✓" : "✗", failed == 0 && reaches ? s_good : s_bad);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $" {DisplayText.Clean(rule.Definition!.Name)}: {Words.Count(run.Results.Count, "case")}{(failed == 0 ? "" : $", {failed} failed")}, clause coverage {coverage.Percent} % ({coverage.SeenOutcomes} of {coverage.Outcomes})"));
        string[] missing = [.. coverage.Clauses.SelectMany(Missing)];
        foreach (string line in missing.Take(MostClauses))
        {
            writer.WriteLine("    " + DisplayText.Clean(line), StyledWriter.Dim);
        }

        if (missing.Length > MostClauses)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    and {missing.Length - MostClauses} more"), StyledWriter.Dim);
        }
    }

    private static IEnumerable<string> Missing(CoveredClause clause)
    {
        string where = clause.Part.Kind == RuleConditionKind.Query ? "" : $" ({clause.Part.Kind.ToString().ToLowerInvariant()}{(clause.Part.Name is { } name ? $" '{name}'" : "")})";
        string what = (clause.ConditionName is { } condition ? condition + ": " : "") + ExplanationPhrases.Test(clause.Predicate) + where;
        return (clause.WasTrue, clause.WasFalse) switch
        {
            (true, true) => [],
            (false, false) => [$"never judged: {what}"],
            (false, _) => [$"never true: {what}"],
            _ => [$"never false: {what}"],
        };
    }
}
