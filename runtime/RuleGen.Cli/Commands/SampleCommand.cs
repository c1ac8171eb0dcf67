using System.CommandLine;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Synthesis;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen sample</c>: an event that triggers a rule, made from its condition.</summary>
internal static class SampleCommand
{
    private const string KindLabel = "labels.sample";
    private const string ClauseLabel = "labels.fails";

    public static Command Create(ToolConsole console)
    {
        Argument<string> rule = CommonArguments.Rule();
        Option<string[]> rules = CommonArguments.Rules("Where to look for the rule instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        var near = new Option<bool>("--near") { Description = "Also events that nearly trigger the rule, one for each clause that can fail alone." };
        var pretty = new Option<bool>("--pretty") { Description = "Documents over several lines instead of NDJSON." };
        var command = new Command("sample", "Prints an event that triggers a rule.") { rule, rules, schema, near, pretty };
        command.Run((result, _) =>
        {
            CompiledRule found = RuleLookup.Find(console, result.GetRequiredValue(rule), result.GetRequiredValue(rules), result.GetRequiredValue(schema));
            return found.Predicate is { } predicate ? Write(console, predicate, result.GetValue(near), result.GetValue(pretty)) : ExitCodes.Incomplete;
        });
        return command;
    }

    private static int Write(ToolConsole console, Predicate predicate, bool near, bool pretty)
    {
        SynthesizedEvents events = EventSynthesizer.Synthesize(predicate);
        if (events.Match is not { } match)
        {
            console.Error.WriteLine("rulegen: no event can be given: " + DisplayText.Clean(events.Reason!));
            return ExitCodes.Incomplete;
        }

        using StreamWriter output = console.CreateWriter();
        if (!near)
        {
            output.WriteLine(match.ToJson(pretty));
            return ExitCodes.Success;
        }

        output.WriteLine(match.With(KindLabel, "match").ToJson(pretty));
        foreach (NearMiss miss in events.NearMisses)
        {
            output.WriteLine(miss.Event.With(KindLabel, "near miss").With(ClauseLabel, PredicateDescriber.Phrase(miss.Clause)).ToJson(pretty));
        }

        return ExitCodes.Success;
    }
}
