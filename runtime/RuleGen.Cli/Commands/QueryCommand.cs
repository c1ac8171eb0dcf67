using System.CommandLine;

namespace RuleGen.Cli.Commands;

/// <summary><c>rulegen query</c>: one query over events, matching events out.</summary>
internal static class QueryCommand
{
    public static Command Create(ToolConsole console)
    {
        var query = new Argument<string>("QUERY") { Description = "The query, such as 'process where process.name == \"nc\"'." };
        Argument<string[]> events = CommonArguments.Events();
        Option<string> language = CommonArguments.Choice("--language", "eql|kuery", "The query's language; eql by default.", "eql", "kuery");
        Option<string[]> schema = CommonArguments.Schema();
        var category = Field("--category-field", "The field the word before 'where' is compared with.", "event.category");
        var timestamp = Field("--timestamp-field", "The field that orders events.", "@timestamp");
        var tiebreaker = new Option<string>("--tiebreaker-field") { Description = "The field that orders events of the same time.", HelpName = "FIELD" };
        var samples = new Option<int>("--max-samples-per-key") { Description = "How many samples a key may give; 1 by default.", HelpName = "N", DefaultValueFactory = static _ => 1 };
        samples.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--max-samples-per-key takes a number from 1");
            }
        });
        var closed = new Option<bool>("--closed-schema")
        {
            Description = "A field that neither the built-in fields nor a field file has is an error, and ?FIELD is then null, as over an index with that mapping.",
        };
        Option<string> format = CommonArguments.Choice(
            "--format", "ndjson|lines", "The matching events as they stand in the input (the default), those of a sequence or sample as an array, or their line numbers.", "ndjson", "lines");
        var command = new Command("query", "Prints the events a query matches, ordered by time, or the sequences or samples.")
        {
            query, events, language, schema, closed, category, timestamp, tiebreaker, samples, format,
        };
        command.Run((result, cancellation) =>
        {
            return new QueryRun(console, cancellation).Run(new QueryOptions
            {
                Query = result.GetRequiredValue(query),
                IsKql = result.GetValue(language) == "kuery",
                Events = result.GetRequiredValue(events),
                Schema = result.GetRequiredValue(schema),
                IsSchemaClosed = result.GetValue(closed),
                CategoryField = result.GetRequiredValue(category),
                TimestampField = result.GetRequiredValue(timestamp),
                TiebreakerField = result.GetValue(tiebreaker),
                MaxSamplesPerKey = result.GetValue(samples),
                LinesOnly = result.GetValue(format) == "lines",
            });
        });
        return command;
    }

    private static Option<string> Field(string name, string description, string value) =>
        new(name) { Description = description, HelpName = "FIELD", DefaultValueFactory = _ => value };
}
