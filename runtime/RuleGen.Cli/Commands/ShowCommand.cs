using System.CommandLine;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen show</c>: what a rule says and what became of it.</summary>
internal static class ShowCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> rule = CommonArguments.Rule();
        Option<string[]> rules = CommonArguments.Rules("Where to look for the rule instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        var command = new Command("show", "Shows a rule's metadata, its query, the query in plain English, and the emitted C#.") { rule, rules, schema };
        command.Run((result, _) => Run(console, result.GetRequiredValue(rule), result.GetRequiredValue(rules), result.GetRequiredValue(schema)));
        return command;
    }

    private static int Run(ToolConsole console, string name, IReadOnlyList<string> paths, IReadOnlyList<string> schemaPaths)
    {
        CompiledRule rule = RuleLookup.Find(console, name, paths, schemaPaths);
        using StreamWriter output = console.CreateWriter();
        RuleDescription.Write(new StyledWriter(output, console.UseColour), rule);
        return rule.Evaluated is null ? ExitCodes.Incomplete : ExitCodes.Success;
    }
}
