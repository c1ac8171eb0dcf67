using System.Text.RegularExpressions;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>The walkthrough of docs/exceptions.md, followed to the letter: its files are written and its commands run, in its order.</summary>
public sealed partial class ExceptionWalkthroughTests : IDisposable
{
    private static readonly DateTimeOffset Today = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_page_is_true()
    {
        int commands = 0;
        foreach (Match step in Step().Matches(Walkthrough()))
        {
            if (step.Groups["file"].Success)
            {
                _workspace.Write(step.Groups["file"].Value, step.Groups["text"].Value);
                continue;
            }

            foreach (Match command in Command().Matches(step.Groups["console"].Value + "\n"))
            {
                commands++;
                AssertShows(command.Groups["output"].Value, Run(command.Groups["arguments"].Value, Today));
            }
        }

        Assert.Equal(4, commands);
        Assert.Contains("3 alerts", Run("scan --rules rules --format table events.ndjson", Today.AddYears(1)), StringComparison.Ordinal);
    }

    private static string Walkthrough()
    {
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "docs", "exceptions.md")).ReplaceLineEndings("\n");
        int start = page.IndexOf("## Walkthrough", StringComparison.Ordinal);
        return page[start..page.IndexOf("\n## The format", StringComparison.Ordinal)];
    }

    private string Run(string arguments, DateTimeOffset now)
    {
        string[] args = [.. arguments.Split(' ').Select(argument => argument is "rules" or "events.ndjson" ? _workspace.PathOf(argument) : argument)];
        ToolResult result = _workspace.Run(new RunOptions { Now = now }, args);
        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        return result.Output.Replace(_workspace.Root + "/", "", StringComparison.Ordinal);
    }

    // The page leaves out what "…" stands for, and columns are as wide as they need be.
    private static void AssertShows(string expected, string output)
    {
        string[] parts = [.. expected.Split("…\n").Where(static part => part.Length > 0)];
        string shown = Collapse(output);
        Assert.All(parts, part => Assert.Contains(Collapse(part), shown, StringComparison.Ordinal));
        if (parts is [var whole] && whole == expected)
        {
            Assert.Equal(Collapse(whole), shown);
        }
    }

    private static string Collapse(string text) => Blanks().Replace(text, " ");

    [GeneratedRegex(@"`(?<file>[a-z_./]+)`:\n\n```[a-z]+\n(?<text>.*?\n)```|```console\n(?<console>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Step();

    [GeneratedRegex(@"\$ rulegen (?<arguments>[^\n]*)\n(?<output>.*?)(?=\$ |\n\z|\z)", RegexOptions.Singleline)]
    private static partial Regex Command();

    [GeneratedRegex(@"[ \t]+")]
    private static partial Regex Blanks();
}
