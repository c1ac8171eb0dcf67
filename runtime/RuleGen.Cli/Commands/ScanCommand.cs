using System.CommandLine;
using System.Globalization;
using RuleGen.Cli.Engines;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen scan</c>: rules over events, alerts out.</summary>
internal static class ScanCommand
{
    private const int MostThreads = 1024;
    private const int EventsPerCheckpoint = 1_000_000;
    private const int MostMebibytes = 1 << 20;

    public static Command Create(ToolConsole console)
    {
        Argument<string[]> events = CommonArguments.Events();
        Option<string[]> rules = CommonArguments.Rules("A rule file, or a folder of them, to run instead of the built-in rules. May be given several times.");
        Option<string[]> schema = CommonArguments.Schema();
        Option<string> engine = CommonArguments.Choice(
            "--engine", "generated|interpreted", "Compile the rules (the default), or walk them as trees.", "generated", "interpreted");
        Option<string> format = CommonArguments.Choice(
            "--format", "table|ndjson", "Rows for people (the default on a terminal), or an alert document a line.", "table", "ndjson");
        var output = new Option<string>("--output") { Description = "Write the alerts to a file.", HelpName = "FILE" };
        Option<int> threads = Number(
            "--threads", "N", "How many threads judge events; all cores by default. The answer is the same for any number.", Environment.ProcessorCount, MostThreads);
        var noIndexScope = new Option<bool>("--no-index-scope") { Description = "Let every rule see every event, whatever its index patterns say." };
        var includeDisabled = new Option<bool>("--include-disabled") { Description = "Run rules with 'enabled = false' too." };
        Option<TimeSpan> lateness = Time(
            "--lateness", "How much later than others an event of standard input may come and still take its place in a sequence; 1m by default. Files are put in order as a whole.", TimeSpan.FromMinutes(1));
        Option<TimeSpan> skew = Time(
            "--max-skew", "How far the time of an event may be ahead of the clock; one that is further takes part in no sequence. By default any time is believed.", TimeSpan.MaxValue);
        var state = new Option<string>("--state")
        {
            Description = "Go on from the state in a file, and save it there: what sequences are open, and how far each input has been read.",
            HelpName = "FILE",
        };
        var final = new Option<bool>("--final") { Description = "With --state: no event comes after these, so decide all that waits for one." };
        Option<int> checkpoint = Number("--checkpoint", "N", "With --state: save it every N events too, one million by default.", EventsPerCheckpoint, int.MaxValue);
        Option<int> stateSize = Number("--max-state", "MIB", "How many MiB the open sequences may take; what began first goes beyond it. 1024 by default, and 64 for each rule.", 0, MostMebibytes);
        var command = new Command("scan", "Runs detection rules over events and shows the alerts.")
        {
            events, rules, engine, schema, format, output, threads, noIndexScope, includeDisabled, lateness, skew, state, final, checkpoint, stateSize,
        };
        command.Run((result, cancellation) => new Scan(console, cancellation).Run(new ScanOptions
        {
            Events = result.GetRequiredValue(events),
            Rules = result.GetRequiredValue(rules),
            Schema = result.GetRequiredValue(schema),
            Engine = result.GetValue(engine) == "interpreted" ? Engine.Interpreted : Engine.Generated,
            IsEngineExplicit = result.GetValue(engine) is not null,
            IsNdjson = (result.GetValue(format) ?? (console.IsOutputTerminal && result.GetValue(output) is null ? "table" : "ndjson")) == "ndjson",
            Output = result.GetValue(output),
            Threads = result.GetValue(threads),
            IgnoreIndexPatterns = result.GetValue(noIndexScope),
            IncludeDisabledRules = result.GetValue(includeDisabled),
            Lateness = result.GetValue(lateness),
            MaxClockSkew = result.GetValue(skew) is var most && most < TimeSpan.MaxValue ? most : null,
            State = result.GetValue(state),
            IsFinal = result.GetValue(final) || result.GetValue(state) is null,
            EventsPerCheckpoint = result.GetValue(checkpoint),
            MaxStateBytes = result.GetValue(stateSize) is > 0 and int size ? (long)size << 20 : null,
        }));
        command.Validators.Add(result =>
        {
            if (result.GetValue(state) is null && (result.GetResult(final) is { Implicit: false } || result.GetResult(checkpoint) is { Implicit: false }))
            {
                result.AddError("--final and --checkpoint go with --state.");
            }
        });
        return command;
    }

    private static Option<TimeSpan> Time(string name, string description, TimeSpan standard) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            if (!DurationText.TryParse(result.Tokens[0].Value, out TimeSpan duration))
            {
                result.AddError($"{name} takes {DurationText.Forms}.");
            }

            return duration;
        },
    };

    private static Option<int> Number(string name, string helpName, string description, int standard, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            // What is no number at all is refused by the parser itself.
            if (result.Tokens is [{ Value: var text }] && long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) && (number < 1 || number > most))
            {
                result.AddError($"{name} takes a number from 1 to {most}.");
            }
        });
        return option;
    }
}
