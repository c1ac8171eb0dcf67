using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using RuleGen.Cli.Commands;
using RuleGen.Cli.Engines;
using RuleGen.Cli.Output;

namespace RuleGen.Cli;

/// <summary>The <c>rulegen</c> command line.</summary>
public static class Tool
{
    // In the order of the help.
    private static readonly string[] s_verbs = ["scan", "query", "check", "show", "plan", "sample", "explain", "test"];

    /// <summary>Runs one command.</summary>
    /// <param name="args">What was typed behind <c>rulegen</c>.</param>
    /// <param name="console">Where it reads and writes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> args, ToolConsole console)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(console);
        try
        {
            return Invoke(args, console);
        }
        catch (UsageException e)
        {
            console.Error.WriteLine("rulegen: " + e.Message);
            return ExitCodes.Usage;
        }
        catch (GeneratedCodeException e)
        {
            console.Error.WriteLine("rulegen: " + e.Message);
            return ExitCodes.Defect;
        }
        catch (IOException e)
        {
            // Inputs say themselves what is wrong with them; what is left is the output: a full disk, for instance.
            console.Error.WriteLine("rulegen: cannot write the output: " + e.Message);
            return ExitCodes.Incomplete;
        }
        catch (OutputClosedException)
        {
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
    }

    private static int Invoke(IReadOnlyList<string> args, ToolConsole console)
    {
        // An argument may begin with '@' (a KQL query on @timestamp): it names no response file.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        ParseResult result = CreateCommand(args, console).Parse(args, parsing);
        if (result.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
            result.Invoke(new InvocationConfiguration { Output = console.Error, Error = console.Error });
            WriteHint(result, console);
            return ExitCodes.Usage;
        }

        if (FindUnknownOption(result) is { } option)
        {
            console.Error.WriteLine($"rulegen: there is no option '{option}'; behind '--' it would be an argument");
            WriteHint(result, console);
            return ExitCodes.Usage;
        }

        using StreamWriter output = console.CreateWriter();
        var invocation = new InvocationConfiguration
        {
            Output = output,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,

            // A command that waits for standard input does not see Ctrl-C; after this it is left behind.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(1),
        };
        return result.InvokeAsync(invocation).GetAwaiter().GetResult();
    }

    /// <summary>The first argument that was surely meant as an option: the parser takes what it does not know for one more file.</summary>
    private static string? FindUnknownOption(ParseResult result) => result.Tokens
        .TakeWhile(static token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(static token => token.Type == TokenType.Argument && token.Value is ['-', _, ..])?.Value;

    private static void WriteHint(ParseResult result, ToolConsole console) =>
        console.Error.WriteLine($"Try 'rulegen {(result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ")}--help'.");

    private static RootCommand CreateCommand(IReadOnlyList<string> args, ToolConsole console)
    {
        var root = new RootCommand("Runs, checks and explains Elastic-format detection rules.") { HelpName = "rulegen" };
        if (args.Count > 0 && TryCreateCommand(args[0], console) is { } asked)
        {
            // The one that is asked for is enough, and sooner made than all.
            root.Add(asked);
            return root;
        }

        foreach (string verb in s_verbs)
        {
            root.Add(TryCreateCommand(verb, console)!);
        }

        return root;
    }

    private static Command? TryCreateCommand(string verb, ToolConsole console) => verb switch
    {
        "scan" => ScanCommand.Create(console),
        "query" => QueryCommand.Create(console),
        "check" => CheckCommand.Create(console),
        "show" => ShowCommand.Create(console),
        "plan" => PlanCommand.Create(console),
        "sample" => SampleCommand.Create(console),
        "explain" => ExplainCommand.Create(console),
        "test" => TestCommand.Create(console),
        _ => null,
    };
}
