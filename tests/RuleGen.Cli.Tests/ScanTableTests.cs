using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class ScanTableTests : IDisposable
{
    private const string Escape = "\e";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_terminal_gets_a_coloured_table_that_fits()
    {
        ToolResult result = Scan(new RunOptions { IsTerminal = true, Width = 100 }, TestRules.ShellEvent);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(Escape + "[", result.Output, StringComparison.Ordinal);
        Assert.Contains("medium", result.Output, StringComparison.Ordinal);
        Assert.Contains("A shell starts", result.Output, StringComparison.Ordinal);
        Assert.Contains("2026-01-05T10:00:00.000Z", result.Output, StringComparison.Ordinal);
        Assert.Contains("e.ndjson:1", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 event, 1 alert, 0 bad events, 0 skipped rules", result.Output, StringComparison.Ordinal);

        ToolResult plain = Scan(new RunOptions { IsTerminal = true, NoColour = true, Width = 100 }, TestRules.ShellEvent);
        Assert.DoesNotContain(Escape, plain.Output, StringComparison.Ordinal);
        Assert.All(plain.Lines, line => Assert.InRange(line.Length, 1, 100));
        Assert.Contains(plain.Lines, line => line.EndsWith("e.ndjson:1", StringComparison.Ordinal) && line.Contains("host=web-1 process=sh", StringComparison.Ordinal));

        ToolResult wide = Scan(new RunOptions { IsTerminal = true, NoColour = true, Width = 160 }, TestRules.ShellEvent);
        Assert.All(wide.Lines, line => Assert.InRange(line.Length, 1, 160));
        Assert.Contains(wide.Lines, line => line.StartsWith("medium", StringComparison.Ordinal) && line.EndsWith("e.ndjson:1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_gets_whole_cells_without_colours()
    {
        ToolResult result = Scan(new RunOptions(), TestRules.ShellEvent, "--format", "table");

        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.Contains("host=web-1 process=sh", result.Output, StringComparison.Ordinal);
        Assert.Contains(_workspace.PathOf("e.ndjson") + ":1", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_cannot_draw_on_the_terminal()
    {
        string hostile = TestRules.ShellEvent.Replace("web-1", "\\u001b[2Jweb\\r\\n\\u202e", StringComparison.Ordinal);

        ToolResult result = Scan(new RunOptions { IsTerminal = true, NoColour = true, Width = 300 }, hostile);

        Assert.DoesNotContain(Escape, result.Output, StringComparison.Ordinal);
        Assert.Contains(@"host=\u{1b}[2Jweb\u{d}\u{a}\u{202e}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_progress_is_drawn_where_nobody_looks()
    {
        string events = string.Concat(Enumerable.Repeat(TestRules.OtherEvent + "\n", 5000));

        Assert.DoesNotContain("\r", Scan(new RunOptions(), events).Error, StringComparison.Ordinal);
    }

    private ToolResult Scan(RunOptions options, string events, params string[] more)
    {
        string rule = _workspace.Write("shell.toml", TestRules.Rule(TestRules.Shell));
        return _workspace.Run(options, ["scan", "--rules", rule, "--engine", "interpreted", .. more, _workspace.Write("e.ndjson", events)]);
    }
}
