using System.CommandLine;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen show</c>: what a rule says and what became of it.</summary>
internal static class ShowCommand
{
    public static Command Create(ToolConsole console)
    {
        var rule = new Argument<string>("RULE") { Description = "A rule_id, a rule's name in any case, or a rule file." };
        Option<string[]> rules = CommonArguments.Rules("Where to look for the rule instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        var command = new Command("show", "Shows a rule's metadata, its query, the query in plain English, and the emitted C#.") { rule, rules, schema };
        command.Run((result, _) => Run(console, result.GetRequiredValue(rule), result.GetRequiredValue(rules), result.GetRequiredValue(schema)));
        return command;
    }

    private static int Run(ToolConsole console, string name, IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths)
    {
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(schemaPaths.Select(TextFile.Read), diagnostics);
        CompiledRule rule = Find(name, paths, schema);
        diagnostics.AddRange(rule.Diagnostics);
        var errors = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items)
        {
            DiagnosticWriter.Write(errors, diagnostic, diagnostic.Path == rule.File.Path ? rule.File : null);
        }

        using StreamWriter output = console.CreateWriter();
        RuleDescription.Write(new StyledWriter(output, console.UseColour), rule);
        return rule.Predicate is null ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private static CompiledRule Find(string name, IReadOnlyList<string> paths, FieldSchema schema)
    {
        if (paths.Count == 0 && File.Exists(name))
        {
            return RuleCompiler.Compile(TextFile.Read(name), schema);
        }

        IReadOnlyList<SourceText> files = paths.Count == 0 ? RuleFiles.ReadBuiltIn() : RuleFiles.Read(paths);
        CompiledRule[] rules = [.. files.Select(file => RuleCompiler.Compile(file, schema))];
        CompiledRule[] found = [.. rules.Where(rule => IsNamed(rule, name))];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new UsageException(NotFound(name, rules)),
            _ => throw new UsageException($"several rules are called '{name}'; give the rule_id:\n  " + string.Join("\n  ", found.Select(Label))),
        };
    }

    private static bool IsNamed(CompiledRule rule, string name) =>
        rule.File.Path == name
        || (rule.Definition is { } definition
            && (definition.RuleId == name || string.Equals(definition.Name, name, StringComparison.OrdinalIgnoreCase)));

    private static string NotFound(string name, IEnumerable<CompiledRule> rules)
    {
        string[] near =
        [
            .. rules.Where(rule => rule.Definition?.Name.Contains(name, StringComparison.OrdinalIgnoreCase) == true).Select(Label).Order(StringComparer.Ordinal).Take(10),
        ];
        return $"there is no rule '{name}'" + (near.Length == 0 ? "" : "; these have the words in their names:\n  " + string.Join("\n  ", near));
    }

    private static string Label(CompiledRule rule) => $"{rule.Definition!.RuleId}  {DisplayText.Clean(rule.Definition.Name)}";
}
