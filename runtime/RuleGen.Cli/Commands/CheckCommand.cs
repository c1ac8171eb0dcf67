using System.CommandLine;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen check</c>: everything that is wrong with rule files, without running them.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files with their exceptions, and folders of them.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> schema = CommonArguments.Schema();
        Option<string> format = CommonArguments.Choice("--format", "text|json|sarif", "For people (the default), a JSON array, or a SARIF log.", "text", "json", "sarif");
        var command = new Command("check", "Reports every mistake in rule files, with its line and column.") { paths, schema, format };
        command.Run((result, _) => Run(console, result.GetRequiredValue(paths), result.GetRequiredValue(schema), result.GetValue(format)));
        return command;
    }

    private static int Run(ToolConsole console, IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths, string? format)
    {
        RuleFileSet files = RuleFiles.Read(paths);
        SourceText[] schemaFiles = [.. schemaPaths.Select(TextFile.Read)];
        var found = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(schemaFiles, found);
        (CompiledRule[] rules, IReadOnlyList<RuleDiagnostic> exceptionFindings) = files.Compile(schema);
        found.AddRange(exceptionFindings);
        RuleDiagnostic[] diagnostics = [.. Check(rules, found)];
        switch (format)
        {
            case "json":
                DiagnosticJson.Write(console.Output, diagnostics);
                break;
            case "sarif":
                DiagnosticSarif.Write(console.Output, diagnostics);
                break;
            default:
                WriteText(console, files, rules, schemaFiles, diagnostics);
                break;
        }

        return diagnostics.Any(static d => d.Severity == RuleDiagnosticSeverity.Error) ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private static IEnumerable<RuleDiagnostic> Check(CompiledRule[] rules, DiagnosticBag diagnostics)
    {
        foreach (CompiledRule rule in rules)
        {
            diagnostics.AddRange(rule.Diagnostics);
        }

        diagnostics.AddRange(RuleSetCompiler.Compile(RuleSetTarget.Create(null, "Checked"), rules).Diagnostics);
        return diagnostics.Items
            .OrderBy(static d => d.Path, StringComparer.Ordinal)
            .ThenBy(static d => d.Span.Start)
            .ThenBy(static d => d.Id, StringComparer.Ordinal);
    }

    private static void WriteText(
        ToolConsole console, RuleFileSet files, CompiledRule[] rules, IReadOnlyList<SourceText> schemaFiles, RuleDiagnostic[] diagnostics)
    {
        Dictionary<string, SourceText> texts = files.All.Concat(schemaFiles).DistinctBy(static file => file.Path).ToDictionary(static file => file.Path, StringComparer.Ordinal);
        using StreamWriter output = console.CreateWriter();
        var writer = new StyledWriter(output, console.UseColour);
        foreach (RuleDiagnostic diagnostic in diagnostics)
        {
            DiagnosticWriter.Write(writer, diagnostic, texts.GetValueOrDefault(diagnostic.Path));
        }

        NotEvaluatedSummary.Write(writer, rules);
        string[] counts =
        [
            Words.Count(rules.Length, "rule file"),
            .. files.Exceptions.Count == 0 ? Array.Empty<string>() : [Words.Count(files.Exceptions.Count, "exceptions file")],
            Words.Count(CountOf(RuleDiagnosticSeverity.Error), "error"),
            Words.Count(CountOf(RuleDiagnosticSeverity.Warning), "warning"),
        ];
        writer.WriteLine(string.Join(", ", counts));

        int CountOf(RuleDiagnosticSeverity severity) => diagnostics.Count(d => d.Severity == severity);
    }
}
