using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Text;

namespace RuleGen.Generator;

/// <summary>A test file of the project.</summary>
/// <param name="File">What it says; its path is the full one.</param>
/// <param name="NamedOnly">Whether it is a plain additional file, which is somebody else's unless its rule is ours.</param>
internal sealed record TestFile(RuleTestFile File, bool NamedOnly);

/// <summary>The test files of a project.</summary>
internal sealed class ProjectTests(EquatableArray<TestFile> files) : IEquatable<ProjectTests>
{
    private readonly EquatableArray<TestFile> _files = files;
    private readonly ILookup<string, RuleTestFile> _byRule = files
        .Select(static file => file.File)
        .OrderBy(static file => file.File.Path, StringComparer.Ordinal)
        .ToLookup(static file => RuleTestFile.RulePathOf(file.File.Path) ?? "", StringComparer.Ordinal);

    /// <summary>The test files of a rule, by the full path of its file.</summary>
    public EquatableArray<RuleTestFile> Of(string rulePath) => _byRule[rulePath].ToEquatableArray();

    /// <summary>Reports test files that belong to no rule: their author believes that they are run.</summary>
    public void ReportOrphans(SourceProductionContext output, ImmutableArray<RuleFile> rules)
    {
        var paths = new HashSet<string>(rules.Select(static rule => rule.FullPath), StringComparer.Ordinal);
        foreach (RuleTestFile file in _files.Where(file => !file.NamedOnly && !(RuleTestFile.RulePathOf(file.File.File.Path) is { } rule && paths.Contains(rule))).Select(static file => file.File))
        {
            var diagnostic = RuleDiagnostic.Create(DiagnosticCatalogue.TestsWithoutRule, file.File, default, RuleTestFile.OrphanMessage(file.File.Path));
            output.ReportDiagnostic(DiagnosticConversion.ToRoslyn(diagnostic, diagnostic.Path));
        }
    }

    /// <inheritdoc/>
    public bool Equals(ProjectTests? other) => other is not null && _files == other._files;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProjectTests);

    /// <inheritdoc/>
    public override int GetHashCode() => _files.GetHashCode();
}

/// <summary>A rule with its test files.</summary>
internal sealed record TestedRule(RuleFile Rule, EquatableArray<RuleTestFile> Tests)
{
    /// <summary>Runs the cases.</summary>
    public TestOutcome Run() => new(Rule, RuleTestRunner.Run(Rule.Rule, Tests).Diagnostics.ToEquatableArray());
}

/// <summary>What came of a rule's tests.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Diagnostics">The findings, in the test files by their full paths or in the rule file.</param>
internal sealed record TestOutcome(RuleFile Rule, EquatableArray<RuleDiagnostic> Diagnostics)
{
    /// <summary>Reports the findings about the rules that are ours.</summary>
    public static void Report(SourceProductionContext output, ImmutableArray<TestOutcome> outcomes, ImmutableArray<RuleSetDeclaration> declarations)
    {
        PathGlob?[] globs = RuleFiles.GlobsOf(declarations);
        foreach (TestOutcome outcome in outcomes.Where(outcome => outcome.Diagnostics.Count > 0 && RuleFiles.IsOurs(outcome.Rule, globs)))
        {
            foreach (RuleDiagnostic diagnostic in outcome.Diagnostics)
            {
                output.ReportDiagnostic(DiagnosticConversion.ToRoslyn(diagnostic, diagnostic.Path == outcome.Rule.Rule.File.Path ? outcome.Rule.FullPath : diagnostic.Path));
            }
        }
    }
}
