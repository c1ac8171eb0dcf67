using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Commands;

/// <summary>Writes first test files. A file that is there is never written over.</summary>
internal sealed class NewTestFiles(ToolConsole console)
{
    public int Write(IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths)
    {
        RuleFileSet files = RuleFiles.Read(paths);
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(schemaPaths.Select(TextFile.Read), diagnostics);
        (CompiledRule[] rules, _) = files.Compile(schema);
        diagnostics.AddRange(rules.SelectMany(static rule => rule.Diagnostics).Where(static d => d.Severity == RuleDiagnosticSeverity.Error));
        var errors = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items)
        {
            DiagnosticWriter.Write(errors, diagnostic, file: null);
        }

        using StreamWriter output = console.CreateWriter();
        bool all = true;
        foreach (CompiledRule rule in rules)
        {
            all &= Write(rule, output);
        }

        return all ? ExitCodes.Success : ExitCodes.Incomplete;
    }

    private bool Write(CompiledRule rule, StreamWriter output)
    {
        string path = Path.ChangeExtension(rule.File.Path, null) + RuleTestFile.TomlSuffix;
        if (File.Exists(path))
        {
            console.Error.WriteLine($"rulegen: {path} is there already and stays as it is");
            return false;
        }

        if (NewTests.Write(rule, out string? problem) is not { } text)
        {
            console.Error.WriteLine($"rulegen: no tests for {rule.File.Path}: {DisplayText.Clean(problem!)}");
            return false;
        }

        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write {path}: {e.Message}");
        }

        output.WriteLine(path);
        return true;
    }
}
