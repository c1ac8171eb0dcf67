using System.CommandLine;

namespace RuleGen.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class CommonArguments
{
    public static Argument<string[]> Events() => new("EVENTS")
    {
        Description = "Files of events: NDJSON or a JSON array, gzip-compressed or not; - reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Argument<string> Rule() => new("RULE") { Description = "A rule_id, a rule's name in any case, or a rule file." };

    public static Option<string[]> Schema() => new("--schema")
    {
        Description = "A field file (CSV) laid over the built-in fields. May be given several times; the last counts.",
        HelpName = "FILE",
        DefaultValueFactory = static _ => [],
    };

    public static Option<string[]> Rules(string description) => new("--rules")
    {
        Description = description,
        HelpName = "PATH",
        DefaultValueFactory = static _ => [],
    };

    /// <summary>An option whose value is one of a few words.</summary>
    public static Option<string> Choice(string name, string helpName, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>
    /// Makes a command run on a thread of its own, so that Ctrl-C can end it even while it waits for standard input.
    /// </summary>
    public static void Run(this Command command, Func<ParseResult, CancellationToken, int> run) =>
        command.SetAction((result, cancellation) => Task.Run(() => run(result, cancellation), CancellationToken.None));
}
