using System.CommandLine;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen plan</c>: how the rules run as one machine, and why so.</summary>
internal static class PlanCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> rule = CommonArguments.Rule();
        rule.Arity = ArgumentArity.ZeroOrOne;
        Option<string[]> rules = CommonArguments.Rules("The rules to plan instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        var partitions = new Option<bool>("--partitions") { Description = "Show by which fields events may be divided among detectors so that every rule over several events stays exact." };
        var command = new Command("plan", "Shows which fields a ruleset decodes and what wakes its rules; with RULE, the decisions about one rule.") { rule, rules, schema, partitions };
        command.Run((result, _) => result.GetValue(partitions) && result.GetValue(rule) is not null
            ? throw new UsageException("--partitions is about all rules; leave RULE out")
            : Run(console, result.GetValue(rule), result.GetValue(partitions), result.GetRequiredValue(rules), result.GetRequiredValue(schema)));
        return command;
    }

    private static int Run(ToolConsole console, string? name, bool partitions, IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths)
    {
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = SchemaFiles.Read(schemaPaths.Select(TextFile.Read), diagnostics);
        RuleFileSet files = paths.Count == 0 ? RuleFiles.ReadBuiltIn() : RuleFiles.Read(paths);
        (CompiledRule[] rules, IReadOnlyList<RuleDiagnostic> exceptionFindings) = files.Compile(schema);
        diagnostics.AddRange(exceptionFindings);
        IReadOnlyList<CompiledRule> distinct = RuleSetCompiler.TakeDistinct(rules, diagnostics);
        var errors = new StyledWriter(console.Error, useColour: false);
        foreach (RuleDiagnostic diagnostic in diagnostics.Items)
        {
            DiagnosticWriter.Write(errors, diagnostic, file: null);
        }

        RuleSetPlan plan = RuleSetPlanner.Plan(distinct);
        using StreamWriter output = console.CreateWriter();
        if (partitions)
        {
            PartitionDescription.Write(new StyledWriter(output, console.UseColour), plan);
            return ExitCodes.Success;
        }

        var description = new PlanDescription(new StyledWriter(output, console.UseColour), plan);
        if (name is null)
        {
            description.WriteAll();
            return ExitCodes.Success;
        }

        CompiledRule rule = RuleLookup.Find(name, rules);
        int index = plan.Rules.ToList().FindIndex(planned => planned.Definition == rule.Definition);
        if (index < 0)
        {
            console.Error.WriteLine($"rulegen: '{name}' is not evaluated; 'rulegen check' says why");
            return ExitCodes.Incomplete;
        }

        description.WriteRule(index);
        return ExitCodes.Success;
    }
}
