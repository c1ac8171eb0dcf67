using System.CommandLine;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;
using RuleGen.Compiler.RuleSets;
using RuleGen.Interpreter;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen explain</c>: why a rule alerts on an event, or why it does not.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolConsole console)
    {
        Argument<string> rule = CommonArguments.Rule();
        var place = new Argument<string>("EVENT") { Description = "An event file, FILE:LINE for one event of it, or - for standard input." };
        Option<string[]> rules = CommonArguments.Rules("Where to look for the rule instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        Option<string> format = CommonArguments.Choice("--format", "text|json", "For people (the default), or a JSON object a line for each event.", "text", "json");
        var command = new Command("explain", "Says why a rule alerts on an event or does not: its condition as a tree, with the values that the event has.") { rule, place, rules, schema, format };
        command.Run((result, cancellation) =>
        {
            var events = EventPlace.Parse(result.GetRequiredValue(place));
            CompiledRule found = RuleLookup.Find(console, result.GetRequiredValue(rule), result.GetRequiredValue(rules), result.GetRequiredValue(schema));
            return found.Evaluated is null ? ExitCodes.Incomplete : Run(console, new RuleExplainer(found), events, result.GetValue(format) == "json", cancellation);
        });
        return command;
    }

    private static int Run(ToolConsole console, RuleExplainer explainer, EventPlace place, bool isJson, CancellationToken cancellation)
    {
        var progress = ProgressLine.Over([place.File], console);
        var bad = new BadInputReport(console.Error, progress);
        using var blocks = new BlockPool(held: 0);
        using var input = new EventInput(place.File, console, blocks, start: null, cancellation);
        using StreamWriter output = console.CreateWriter();
        EventReader reader = explainer.Layout.CreateReader();
        var e = new Event(explainer.Layout) { TimeProvider = console.TimeProvider };
        bool any = false;
        while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
        {
            if (place.Line is { } line && document.Line != line)
            {
                continue;
            }

            any = true;
            if (!reader.TryRead(document.Memory, e, out EventError error))
            {
                bad.BadEvent(input.Name, document, error);
                continue;
            }

            Write(output, console, explainer.Explain(e), new EventOrigin(input.Name, document.Line), isJson);
        }

        if (input.Failure is not null)
        {
            bad.BadFile(input);
        }

        bad.Complete();
        if (!any && !bad.Any && !cancellation.IsCancellationRequested)
        {
            throw new UsageException(place.Line is null ? $"there is no event in {place.File}" : FormattableString.Invariant($"no event begins in line {place.Line} of {place.File}"));
        }

        return cancellation.IsCancellationRequested ? ExitCodes.Interrupted : bad.Any ? ExitCodes.Incomplete : ExitCodes.Success;
    }

    private static void Write(StreamWriter output, ToolConsole console, RuleExplanation explanation, EventOrigin origin, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(ExplanationJson.Write(explanation, origin));
        }
        else
        {
            new ExplanationText(new StyledWriter(output, console.UseColour)).Write(explanation, origin);
        }
    }
}
