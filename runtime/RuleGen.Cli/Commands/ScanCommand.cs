using System.CommandLine;
using System.Globalization;
using RuleGen.Cli.Engines;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen scan</c>: rules over events, alerts out.</summary>
internal static class ScanCommand
{
    private const int MostThreads = 1024;

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
        var threads = new Option<int>("--threads")
        {
            Description = "How many threads judge events; all cores by default. The answer is the same for any number.",
            HelpName = "N",
            DefaultValueFactory = static _ => Environment.ProcessorCount,
        };
        threads.Validators.Add(static result =>
        {
            // What is no number at all is refused by the parser itself.
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) && number is (< 1 or > MostThreads))
            {
                result.AddError($"--threads takes a number from 1 to {MostThreads}.");
            }
        });
        var noIndexScope = new Option<bool>("--no-index-scope") { Description = "Let every rule see every event, whatever its index patterns say." };
        var includeDisabled = new Option<bool>("--include-disabled") { Description = "Run rules with 'enabled = false' too." };
        var command = new Command("scan", "Runs detection rules over events and shows the alerts.")
        {
            events, rules, engine, schema, format, output, threads, noIndexScope, includeDisabled,
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
        }));
        return command;
    }
}
