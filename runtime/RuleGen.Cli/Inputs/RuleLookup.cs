using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Inputs;

/// <summary>Finds the one rule a command is about.</summary>
internal static class RuleLookup
{
    /// <summary>The rule of a file, a rule_id or a name, compiled; what is wrong with it or with the field files goes to standard error.</summary>
    /// <param name="console">Gets the findings.</param>
    /// <param name="name">What the user gave.</param>
    /// <param name="paths">Where to look for the rule; the built-in rules when there are none.</param>
    /// <param name="schemaPaths">Field files to bind it to.</param>
    /// <exception cref="UsageException">There is none, or several have the name.</exception>
    public static CompiledRule Find(ToolConsole console, string name, IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths)
    {
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(schemaPaths.Select(TextFile.Read), diagnostics);
        CompiledRule rule = Find(name, paths, schema, diagnostics);
        diagnostics.AddRange(rule.Diagnostics);
        var errors = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items)
        {
            DiagnosticWriter.Write(errors, diagnostic, diagnostic.Path == rule.File.Path ? rule.File : null);
        }

        return rule;
    }

    private static CompiledRule Find(string name, IReadOnlyList<string> paths, FieldSchema schema, DiagnosticBag diagnostics)
    {
        if (paths.Count == 0 && File.Exists(name))
        {
            return RuleCompiler.Compile(TextFile.Read(name), schema);
        }

        RuleFileSet files = paths.Count == 0 ? RuleFiles.ReadBuiltIn() : RuleFiles.Read(paths);
        (CompiledRule[] rules, IReadOnlyList<RuleDiagnostic> exceptionFindings) = files.Compile(schema);
        CompiledRule found = Find(name, rules);

        // Of the exceptions, what keeps some from counting; the rest is about other rules.
        diagnostics.AddRange(exceptionFindings.Where(d => d.Path == found.File.Path || d.Severity == RuleDiagnosticSeverity.Error));
        return found;
    }

    /// <summary>The one of the rules that has a rule_id, a name in any case, or a path, however it is spelled.</summary>
    /// <exception cref="UsageException">There is none, or several have the name.</exception>
    public static CompiledRule Find(string name, IReadOnlyList<CompiledRule> rules)
    {
        string? path = File.Exists(name) ? Path.GetFullPath(name) : null;
        CompiledRule[] found = [.. rules.Where(rule => IsNamed(rule, name) || (path is not null && Path.GetFullPath(rule.File.Path) == path))];
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
