using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Runs the cases of a rule over the compiler's own walk: no clock, no file, the same answer in a build, in the tool and in a test. A case asks for
/// what the rule asks, with filters and exceptions; index patterns and <c>enabled</c> are a detector's business.
/// </summary>
public static class RuleTestRunner
{
    private const int LongestName = 120;

    /// <summary>Runs all cases of a rule's test files.</summary>
    public static RuleTestRun Run(CompiledRule rule, IReadOnlyList<RuleTestFile> files)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(files.SelectMany(static file => file.Diagnostics));
        ReportDuplicates(files, diagnostics);
        if (rule.Evaluated is null)
        {
            ReportNotRun(rule, files, diagnostics);
            return new RuleTestRun([], null, diagnostics.Items);
        }

        if (files.Count == 0)
        {
            diagnostics.Report(RuleWithoutTests, rule.File, rule.Definition!.NameSpan, $"rule {MessageText.Quote(rule.Definition.Name)} has no tests; write cases into {TestFileNameOf(rule)}");
        }

        ICaseRunner runner = rule.Evaluated is CorrelationQuery correlation ? new StreamCases(rule, correlation) : new SingleEventCases(rule);
        var results = new List<RuleTestResult>();
        foreach (RuleTestFile file in files)
        {
            foreach (RuleTestCase item in file.Cases)
            {
                string? failure = runner.Run(item) is { } seen ? HeadOf(rule, item) + seen : null;
                results.Add(new RuleTestResult(file.File, item, failure));
                if (failure is not null)
                {
                    diagnostics.Report(RuleTestFailed, file.File, item.Span, failure);
                }
            }
        }

        return new RuleTestRun(results, runner.Coverage, diagnostics.Items);
    }

    private static string HeadOf(CompiledRule rule, RuleTestCase item) =>
        $"rule '{MessageText.Inline(rule.Definition!.Name, LongestName)}': case '{MessageText.Inline(item.Name, LongestName)}' {item.Expectation}";

    private static void ReportDuplicates(IReadOnlyList<RuleTestFile> files, DiagnosticBag diagnostics)
    {
        // Within one file the reader has reported them.
        var names = new Dictionary<string, RuleTestFile>(StringComparer.Ordinal);
        foreach (RuleTestFile file in files)
        {
            foreach (RuleTestCase item in file.Cases)
            {
                if (names.TryGetValue(item.Name, out RuleTestFile? first) && first != file)
                {
                    diagnostics.Report(DuplicateTestCase, file.File, item.Span, $"there is already a case {MessageText.Quote(item.Name)} in {first.File.Path}; give this one a name of its own");
                }

                names[item.Name] = file;
            }
        }
    }

    /// <summary>Whoever wrote tests must hear that they do not run. Of a rule with an error, that error says it.</summary>
    private static void ReportNotRun(CompiledRule rule, IReadOnlyList<RuleTestFile> files, DiagnosticBag diagnostics)
    {
        if (rule.Diagnostics.Any(static d => d.Severity == RuleDiagnosticSeverity.Error))
        {
            return;
        }

        foreach (RuleTestFile file in files)
        {
            diagnostics.Report(TestsNotRun, file.File, default, $"the cases of rule {MessageText.Quote(rule.Definition?.Name ?? rule.File.Path)} are not run: RuleGen does not evaluate the rule");
        }
    }

    private static string TestFileNameOf(CompiledRule rule)
    {
        string name = rule.File.Path.Substring(rule.File.Path.LastIndexOfAny(['/', '\\']) + 1);
        return (name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - ".toml".Length) : name) + RuleTestFile.TomlSuffix;
    }
}

/// <summary>What came of a rule's tests.</summary>
/// <param name="Results">The cases, in the order of the files.</param>
/// <param name="Coverage">What the cases reached of the rule's condition; null when the rule is not evaluated.</param>
/// <param name="Diagnostics">What was found wrong in the files, and the cases that failed.</param>
public sealed record RuleTestRun(IReadOnlyList<RuleTestResult> Results, RuleCoverage? Coverage, IReadOnlyList<RuleDiagnostic> Diagnostics);

/// <summary>What came of a case.</summary>
/// <param name="File">The test file.</param>
/// <param name="Case">The case.</param>
/// <param name="Failure">What was seen instead; null when the rule does what the case expects.</param>
public sealed record RuleTestResult(SourceText File, RuleTestCase Case, string? Failure);
