using System.Text;
using System.Text.Json;
using Xunit;
using static RuleGen.Cli.Tests.SequenceRules;

namespace RuleGen.Cli.Tests;

/// <summary>Rules over several events: files are put in order as a whole, standard input is judged as it comes.</summary>
public sealed class SequenceScanTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly string _rules;

    public SequenceScanTests()
    {
        _rules = _workspace.PathOf("rules");
        _workspace.Write("rules/spawn.toml", Spawn);
        _workspace.Write("rules/shell.toml", TestRules.Rule("""process where event.type == "start" and process.name == "sh" """));
    }

    public static TheoryData<string, int> EnginesAndThreads => new()
    {
        { "generated", 1 }, { "generated", 3 }, { "interpreted", 1 }, { "interpreted", 4 },
    };

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(EnginesAndThreads))]
    public void Events_of_several_files_are_put_in_order(string engine, int threads)
    {
        string later = Lines("later.ndjson", Write("a", 20), Write("b", 5));
        string earlier = Lines("earlier.ndjson", Start("b", 9), Start("a", 10));

        ToolResult result = Scan("--engine", engine, "--threads", $"{threads}", later, earlier);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            [(SpawnId, $"[\"{earlier}\",\"{later}\"]", "[2,1]"), (TestRules.ShellId, Quote(earlier), "1"), (TestRules.ShellId, Quote(earlier), "2")],
            result.Lines.Select(Place));
    }

    [Fact]
    public void Alerts_come_by_the_place_of_the_last_event_then_by_rule()
    {
        string file = Lines("e.ndjson", Start("a", 1), Start("b", 2), Write("b", 3), Write("a", 4));
        Assert.Equal(["1", "2", "[2,3]", "[1,4]"], Scan(file).Lines.Select(line => Place(line).Lines));
    }

    [Fact]
    public void The_events_of_a_line_come_by_rule()
    {
        string file = _workspace.Write("a.json", "[" + Start("a", 1) + "," + Write("a", 4) + "]");
        Assert.Equal([TestRules.ShellId, SpawnId], Scan(file).Lines.Select(line => Place(line).Rule));
    }

    [Fact]
    public void What_is_missing_at_the_end_is_missing()
    {
        _workspace.Write("rules/timeout.toml", StayedShell);
        string file = Lines("e.ndjson", Start("a", 1), Start("b", 2), End("a", 5));

        ToolResult result = Scan(file);

        Assert.Equal([TestRules.ShellId, TestRules.ShellId, StayedShellId], result.Lines.Select(line => Place(line).Rule));
        Assert.Equal("[2,null]", Place(result.Lines[^1]).Lines);
    }

    [Fact]
    public void Any_order_of_lines_gives_the_same_alerts()
    {
        string[] events = [.. Enumerable.Range(0, 400).SelectMany(i => new[] { Start($"p{i % 37}", i * 3), Write($"p{i % 37}", (i * 3) + 1) })];
        string sorted = Lines("sorted.ndjson", events);
        const int Seed = 20260105;
        new Random(Seed).Shuffle(events);
        string shuffled = Lines("shuffled.ndjson", events);

        string[] expected = Ids(Scan(sorted));

        Assert.True(expected.Length > 700, "There should be alerts.");
        Assert.Equal(expected, Ids(Scan("--threads", "1", shuffled)));
        Assert.Equal(expected, Ids(Scan("--threads", "2", shuffled)));
    }

    [Fact]
    public void Standard_input_is_judged_within_its_lateness()
    {
        string[] events = [Write("a", 30), Start("a", 20), Start("b", 200), Write("b", 100), Write("c", 200), Start("c", 110)];
        var options = new RunOptions { Input = Encoding.UTF8.GetBytes(string.Join('\n', events)) };

        ToolResult result = _workspace.Run(options, "scan", "--rules", _rules, "--format", "ndjson", "-");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("[2,1]", Place(Assert.Single(result.Lines, line => Place(line).Rule == SpawnId)).Lines);
        Assert.Contains("2 events were too late to take a place in a sequence (--lateness)", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_ahead_of_the_clock_makes_no_other_late()
    {
        string[] events = [Start("a", 1), Start("b", 500_000), Write("a", 2)];
        var options = new RunOptions { Input = Encoding.UTF8.GetBytes(string.Join('\n', events)), Now = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero) };

        ToolResult believed = _workspace.Run(options, "scan", "--rules", _rules, "--format", "ndjson", "-");
        ToolResult refused = _workspace.Run(options, "scan", "--rules", _rules, "--format", "ndjson", "--max-skew", "1h", "-");

        Assert.DoesNotContain(believed.Lines, static line => Place(line).Rule == SpawnId);
        Assert.Equal("[1,3]", Place(Assert.Single(refused.Lines, line => Place(line).Rule == SpawnId)).Lines);
        Assert.Contains("left out of sequences, being ahead of the clock (--max-skew)", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("late", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_of_standard_input_does_not_wait_for_the_end()
    {
        using var tool = new ToolProcess([], "scan", "--rules", _rules, "--format", "ndjson", "--lateness", "0", "-");
        tool.Input.Write(Encoding.UTF8.GetBytes(Start("a", 1) + "\n" + Write("a", 2) + "\n"));
        tool.Input.Flush();

        Assert.Equal(TestRules.ShellId, Place(tool.ReadLine()!).Rule);
        Assert.Equal(SpawnId, Place(tool.ReadLine()!).Rule);
        Assert.Equal(0, tool.Complete().ExitCode);
    }

    [Fact]
    public void A_state_that_is_full_is_told_and_the_answer_called_incomplete()
    {
        string file = Lines("e.ndjson", [.. Enumerable.Range(0, 20_000).Select(i => Start($"p{i}", i % 60))]);

        ToolResult result = Scan("--max-state", "1", file);

        Assert.Equal(1, result.ExitCode);
        Assert.Matches("note: [0-9,]+ open sequences were dropped, as the state was full", result.Error);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("1w")]
    [InlineData("-1s")]
    [InlineData("999999999999d")]
    public void A_lateness_that_is_none_is_refused(string lateness) => Assert.Equal(2, Scan("--lateness=" + lateness, Lines("e.ndjson", "{}")).ExitCode);

    private ToolResult Scan(params string[] arguments) => _workspace.Run(["scan", "--rules", _rules, "--format", "ndjson", .. arguments]);

    private string Lines(string name, params string[] events) => _workspace.Write(name, string.Join('\n', events) + "\n");

    private static string[] Ids(ToolResult result) => [.. result.Lines.Select(Id).Order(StringComparer.Ordinal)];

    private static string Id(string alert) => JsonDocument.Parse(alert).RootElement.GetProperty("kibana.alert.uuid").GetString()!;

    private static string Quote(string text) => $"\"{text}\"";

    private static (string Rule, string Files, string Lines) Place(string alert)
    {
        JsonElement root = JsonDocument.Parse(alert).RootElement;
        return (
            root.GetProperty("kibana.alert.rule.rule_id").GetString()!,
            root.GetProperty("rulegen.source.file").GetRawText(),
            root.GetProperty("rulegen.source.line").GetRawText());
    }
}
