using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>Any number of threads gives the alerts and complaints of one, in the same order.</summary>
public sealed partial class ScanThreadsTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("ndjson", 2)]
    [InlineData("ndjson", 7)]
    [InlineData("table", 3)]
    public void The_answer_is_that_of_one_thread(string format, int threads)
    {
        string rule = _workspace.Write("shell.toml", TestRules.Rule(TestRules.Shell));
        string lines = _workspace.Write("e.ndjson", Lines(20_000));
        string array = _workspace.Write("a.json", "[" + string.Join(",\n", Enumerable.Repeat(TestRules.ShellEvent, 3_000)) + "]");
        string[] arguments = ["scan", "--rules", rule, "--format", format, lines, array];

        ToolResult one = _workspace.Run([.. arguments, "--threads", "1"]);
        ToolResult several = _workspace.Run([.. arguments, "--threads", threads.ToString(CultureInfo.InvariantCulture)]);

        Assert.Equal(1, one.ExitCode);
        Assert.Equal(one.ExitCode, several.ExitCode);
        Assert.True(one.Lines.Length > 5_000, "The input should alert often.");
        Assert.Equal(WithoutClock(one.Output), WithoutClock(several.Output));
        Assert.Equal(one.Error, several.Error);
    }

    // One batch is a quarter of a megabyte.
    [Fact]
    public void A_document_larger_than_a_batch_is_read()
    {
        string rule = _workspace.Write("shell.toml", TestRules.Rule(TestRules.Shell));
        string padding = "{\"message\":\"" + new string('x', 1 << 20) + "\"," + TestRules.ShellEvent[1..];
        string events = _workspace.Write("e.ndjson", string.Join('\n', TestRules.ShellEvent, padding, TestRules.ShellEvent));

        ToolResult result = _workspace.Run("scan", "--rules", rule, "--threads", "2", "--format", "table", events);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("3 events, 3 alerts, 0 bad events", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1025")]
    [InlineData("many")]
    public void A_number_of_threads_that_is_none_is_refused(string threads) =>
        Assert.Equal(2, _workspace.Run("scan", "--threads", threads, _workspace.Write("e.ndjson", "{}")).ExitCode);

    // Alerts, other events and malformed lines, mixed so that no two batches are alike.
    private static string Lines(int count)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append((i % 7, i % 1013) switch { (_, 0) => "{\"broken\": ", (0 or 3, _) => TestRules.ShellEvent, _ => TestRules.OtherEvent }).Append('\n');
        }

        return text.ToString();
    }

    private static string WithoutClock(string output) => AlertTime().Replace(output, "");

    // The alert's own time is when it was raised.
    [GeneratedRegex("\"@timestamp\":\"[^\"]*\"")]
    private static partial Regex AlertTime();
}
