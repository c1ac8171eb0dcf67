using System.CommandLine;
using System.Globalization;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Synthesis.Correlations;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen sample</c>: an event that triggers a rule, or several that do, made from its conditions.</summary>
internal static class SampleCommand
{
    private const string KindLabel = "labels.sample";
    private const string ClauseLabel = "labels.fails";

    // Events that belong together, and that a reader of the lines has to keep apart from others.
    private const string StreamLabel = "labels.stream";

    public static Command Create(ToolConsole console)
    {
        Argument<string> rule = CommonArguments.Rule();
        Option<string[]> rules = CommonArguments.Rules("Where to look for the rule instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        var near = new Option<bool>("--near") { Description = "Also events that nearly trigger the rule, one for each clause that can fail alone." };
        var pretty = new Option<bool>("--pretty") { Description = "Documents over several lines instead of NDJSON." };
        var command = new Command("sample", "Prints an event that triggers a rule, or the events of a sequence or sample.") { rule, rules, schema, near, pretty };
        command.Run((result, _) =>
        {
            CompiledRule found = RuleLookup.Find(console, result.GetRequiredValue(rule), result.GetRequiredValue(rules), result.GetRequiredValue(schema));
            return Write(console, found.Evaluated, result.GetValue(near), result.GetValue(pretty));
        });
        return command;
    }

    private static int Write(ToolConsole console, RuleQuery? query, bool near, bool pretty)
    {
        if (query is null)
        {
            return ExitCodes.Incomplete;
        }

        (IReadOnlyList<SampleEvent> match, IEnumerable<StreamNearMiss> misses, string? reason) = Synthesize(query);
        if (match.Count == 0)
        {
            console.Error.WriteLine("rulegen: no event can be given: " + DisplayText.Clean(reason!));
            return ExitCodes.Incomplete;
        }

        using StreamWriter output = console.CreateWriter();
        if (!near)
        {
            foreach (SampleEvent e in match)
            {
                output.WriteLine(e.ToJson(pretty));
            }

            return ExitCodes.Success;
        }

        int stream = 0;
        WriteStream(match, "match", null);
        foreach (StreamNearMiss miss in misses)
        {
            WriteStream(miss.Events, "near miss", miss.Difference);
        }

        return ExitCodes.Success;

        void WriteStream(IEnumerable<SampleEvent> events, string kind, string? difference)
        {
            string number = (++stream).ToString(CultureInfo.InvariantCulture);
            foreach (SampleEvent e in events)
            {
                SampleEvent labelled = e.With(KindLabel, kind);
                labelled = query is CorrelationQuery ? labelled.With(StreamLabel, number) : labelled;
                output.WriteLine((difference is null ? labelled : labelled.With(ClauseLabel, difference)).ToJson(pretty));
            }
        }
    }

    private static (IReadOnlyList<SampleEvent> Match, IEnumerable<StreamNearMiss> NearMisses, string? Reason) Synthesize(RuleQuery query)
    {
        if (query is CorrelationQuery correlation)
        {
            SynthesizedCorrelation streams = CorrelationSynthesizer.Synthesize(correlation);
            return (streams.Match, streams.NearMisses, streams.Reason);
        }

        SynthesizedEvents events = EventSynthesizer.Synthesize(((EventQuery)query).Condition);
        return (
            events.Match is { } match ? [match] : [],
            events.NearMisses.Select(static miss => new StreamNearMiss(PredicateDescriber.Phrase(miss.Clause), [miss.Event])),
            events.Reason);
    }
}
