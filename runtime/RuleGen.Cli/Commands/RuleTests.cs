using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Commands;

/// <summary>One run of <c>rulegen test</c>.</summary>
internal sealed class RuleTests(ToolConsole console)
{
    public int Run(IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths, string? junit, int? leastCoverage)
    {
        RuleFileSet files = RuleFiles.ReadWithTests(paths);
        SourceText[] schemaFiles = [.. schemaPaths.Select(TextFile.Read)];
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(schemaFiles, diagnostics);
        (CompiledRule[] rules, IReadOnlyList<RuleDiagnostic> exceptionFindings) = files.Compile(schema);

        // Of the exceptions, what keeps some from counting; the rest is about rules that may not be here.
        diagnostics.AddRange(exceptionFindings.Where(static d => d.Severity == RuleDiagnosticSeverity.Error));
        diagnostics.AddRange(rules.SelectMany(static rule => rule.Diagnostics).Where(static d => d.Severity == RuleDiagnosticSeverity.Error));
        (CompiledRule Rule, RuleTestRun Run)[] runs = [.. RunAll(files, rules, diagnostics)];

        Dictionary<string, SourceText> texts = files.All.Concat(schemaFiles).DistinctBy(static file => file.Path).ToDictionary(static file => file.Path, StringComparer.Ordinal);
        using StreamWriter output = console.CreateWriter();
        var writer = new StyledWriter(output, console.UseColour);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items.Where(static d => d.Descriptor.IsEnabledByDefault).OrderBy(static d => d.Path, StringComparer.Ordinal).ThenBy(static d => d.Span.Start))
        {
            DiagnosticWriter.Write(writer, diagnostic, texts.GetValueOrDefault(diagnostic.Path));
        }

        bool isCovered = new TestReport(writer).Write(runs, leastCoverage);
        if (junit is not null)
        {
            JUnitFile.Write(junit, runs);
        }

        return diagnostics.HasErrors || !isCovered ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private static List<(CompiledRule Rule, RuleTestRun Run)> RunAll(RuleFileSet files, CompiledRule[] rules, DiagnosticBag diagnostics)
    {
        RuleTestFile[] tests = [.. files.Tests.Select(RuleTestFile.Read)];
        ILookup<string?, RuleTestFile> byRule = tests.ToLookup(static file => RuleTestFile.RulePathOf(Path.GetFullPath(file.File.Path)), StringComparer.Ordinal);
        var runs = new List<(CompiledRule, RuleTestRun)>();
        var taken = new HashSet<RuleTestFile>();
        foreach (CompiledRule rule in rules)
        {
            RuleTestFile[] own = [.. byRule[Path.GetFullPath(rule.File.Path)]];
            taken.UnionWith(own);
            RuleTestRun run = RuleTestRunner.Run(rule, own);
            diagnostics.AddRange(run.Diagnostics);
            runs.Add((rule, run));
        }

        foreach (RuleTestFile orphan in tests.Where(file => !taken.Contains(file)))
        {
            diagnostics.Report(DiagnosticCatalogue.TestsWithoutRule, orphan.File, default, RuleTestFile.OrphanMessage(orphan.File.Path));
        }

        return runs;
    }
}
