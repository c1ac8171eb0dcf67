using System.CommandLine;
using System.CommandLine.Invocation;
using RuleGen.Cli.Commands;
using RuleGen.Cli.Engines;
using RuleGen.Cli.Output;

namespace RuleGen.Cli;

/// <summary>The <c>rulegen</c> command line.</summary>
public static class Tool
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">What was typed behind <c>rulegen</c>.</param>
    /// <param name="console">Where it reads and writes.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolConsole console)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(console);
        try
        {
            return await InvokeAsync(args, console).ConfigureAwait(false);
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

    private static async Task<int> InvokeAsync(IReadOnlyList<string> args, ToolConsole console)
    {
        // An argument may begin with '@' (a KQL query on @timestamp): it names no response file.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        ParseResult result = CreateCommand(console).Parse(args, parsing);
        if (result.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
            result.Invoke(new InvocationConfiguration { Output = console.Error, Error = console.Error });
            console.Error.WriteLine($"Try 'rulegen {(result.CommandResult.Command is RootCommand ? "" : result.CommandResult.Command.Name + " ")}--help'.");
            return ExitCodes.Usage;
        }

        StreamWriter output = console.CreateWriter();
        await using (output.ConfigureAwait(false))
        {
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = console.Error,
                EnableDefaultExceptionHandler = false,

                // A command that waits for standard input does not see Ctrl-C; after this it is left behind.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(1),
            };
            return await result.InvokeAsync(invocation).ConfigureAwait(false);
        }
    }

    private static RootCommand CreateCommand(ToolConsole console)
    {
        var root = new RootCommand("Runs, checks and explains Elastic-format detection rules.") { HelpName = "rulegen" };
        root.Add(ScanCommand.Create(console));
        root.Add(QueryCommand.Create(console));
        root.Add(CheckCommand.Create(console));
        root.Add(ShowCommand.Create(console));
        root.Add(PlanCommand.Create(console));
        root.Add(SampleCommand.Create(console));
        return root;
    }
}
