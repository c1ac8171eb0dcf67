using RuleGen.Cli;
using RuleGen.Cli.Output;

// Standard error is written as text; UTF-8 keeps file names and queries as they are on every system.
using var error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
var console = new ToolConsole
{
    Input = Console.OpenStandardInput(),
    Output = OutputStream.OpenStandardOutput(),
    Error = error,
    IsOutputTerminal = !Console.IsOutputRedirected,
    IsErrorTerminal = !Console.IsErrorRedirected,
    Width = Console.IsOutputRedirected && Console.IsErrorRedirected ? 120 : Math.Max(Console.WindowWidth, 60),
};
return Tool.Run(args, console);
