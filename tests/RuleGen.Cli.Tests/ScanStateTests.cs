using System.Globalization;
using System.Text;
using System.Text.Json;
using RuleGen.Cli.Correlation;
using RuleGen.Compiler.RuleSets;
using RuleGen.Interpreter;
using Xunit;
using static RuleGen.Cli.Tests.SequenceRules;

namespace RuleGen.Cli.Tests;

/// <summary><c>scan --state</c>: scans of growing files give together the alerts of one scan, however they are cut, and killed.</summary>
public sealed class ScanStateTests : IDisposable
{
    private readonly Workspace _workspace = new();
    private readonly string _rules;
    private readonly string _state;
    private readonly string _events;

    public ScanStateTests()
    {
        _rules = _workspace.PathOf("rules");
        _state = _workspace.PathOf("scan.state");
        _events = _workspace.PathOf("e.ndjson");
        _workspace.Write("rules/spawn.toml", Spawn);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_sequence_goes_on_in_the_next_scan()
    {
        File.WriteAllText(_events, Start("a", 1) + "\n" + Start("b", 2) + "\n");
        Assert.Empty(Scan().Lines);
        File.AppendAllText(_events, Write("a", 100) + "\n");
        ToolResult held = Scan();
        File.AppendAllText(_events, Write("b", 200) + "\n");
        ToolResult last = Scan("--final");

        Assert.Empty(held.Lines);
        Assert.Equal(Ids(Once()), Ids(last));
        Assert.Equal(2, last.Lines.Length);
        Assert.Contains("1 event,", last.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_still_being_written_waits()
    {
        string write = Write("a", 2);
        File.WriteAllText(_events, Start("a", 1) + "\n" + write[..20]);
        ToolResult first = Scan();
        File.AppendAllText(_events, write[20..] + "\n");
        ToolResult second = Scan("--final");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("1 event, 0 alerts, 0 bad events", first.Error, StringComparison.Ordinal);
        Assert.Equal("[1,2]", JsonDocument.Parse(Assert.Single(second.Lines)).RootElement.GetProperty("rulegen.source.line").GetRawText());
    }

    [Fact]
    public void A_final_scan_complains_about_a_line_that_is_cut_off()
    {
        File.WriteAllText(_events, Start("a", 1) + "\n" + Write("a", 2)[..20]);
        Assert.Equal(1, Scan("--final").ExitCode);
    }

    [Fact]
    public void What_is_missing_is_certain_when_time_has_passed()
    {
        File.WriteAllText(Path.Combine(_rules, "spawn.toml"), StayedShell);
        File.WriteAllText(_events, Start("a", 1) + "\n");
        Assert.Empty(Scan().Lines);
        File.AppendAllText(_events, Start("b", 100) + "\n");
        Assert.Equal("[1,null]", JsonDocument.Parse(Assert.Single(Scan().Lines)).RootElement.GetProperty("rulegen.source.line").GetRawText());
    }

    [Fact]
    public void Another_file_of_the_name_is_read_from_its_start()
    {
        File.WriteAllText(_events, Start("a", 1) + "\n" + Start("b", 2) + "\n");
        Scan();
        File.WriteAllText(_events, Write("a", 3) + "\n" + Write("b", 4) + "\n" + Write("c", 5) + "\n");

        ToolResult result = Scan("--final");

        Assert.Contains("is another file than the one that was scanned before", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.Lines.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(-40)]
    public void A_state_that_is_damaged_is_refused_and_the_scan_begins_anew(int place)
    {
        File.WriteAllText(_events, Start("a", 1) + "\n" + Write("a", 2) + "\n");
        Scan();
        byte[] bytes = File.ReadAllBytes(_state);
        bytes[place < 0 ? bytes.Length + place : place] ^= 0x40;
        File.WriteAllBytes(_state, bytes);

        ToolResult result = Scan("--final");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the state cannot be used", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Lines);
        Assert.Equal(bytes, File.ReadAllBytes(_state + ".refused"));
        Assert.Equal(0, Scan("--final").ExitCode);
    }

    [Fact]
    public void An_edited_rule_begins_anew_and_is_named()
    {
        File.WriteAllText(_events, Start("a", 1) + "\n");
        Scan();
        File.WriteAllText(Path.Combine(_rules, "spawn.toml"), Spawn.Replace("maxspan=5m", "maxspan=6m", StringComparison.Ordinal));
        File.AppendAllText(_events, Write("a", 2) + "\n");

        ToolResult result = Scan("--final");

        Assert.Empty(result.Lines);
        Assert.Contains(SpawnId, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_whose_scan_was_stopped_is_not_for_standard_input()
    {
        byte[] document = Encoding.UTF8.GetBytes(Start("a", 1));
        File.WriteAllText(_events, Write("a", 2) + "\n");
        using (var waiting = new StageEvents(1 << 20))
        {
            waiting.Add(DateTimeOffset.UnixEpoch, input: 0, line: 1, document);
            new ScanStateFile(_state).Save(InterpretedRuleSet.Load(Array.Empty<EvaluatedRule>()).CreateDetector(null), waiting, new ScanState([], ["earlier.ndjson"]));
        }

        byte[] state = File.ReadAllBytes(_state);
        ToolResult refused = _workspace.Run("scan", "--rules", _rules, "--state", _state, "-");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("run that scan again first", refused.Error, StringComparison.Ordinal);
        Assert.Equal(state, File.ReadAllBytes(_state));
        Assert.Single(Scan("--final").Lines);
    }

    [Fact]
    public void Options_about_the_state_need_one() => Assert.Equal(2, _workspace.Run("scan", "--final", _workspace.Write("x.ndjson", "{}")).ExitCode);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Scans_that_are_killed_lose_nothing(int seed)
    {
        // Long enough that a process can be killed in the middle of it.
        const int Count = 60_000;
        var random = new Random(seed);
        using (StreamWriter writer = File.CreateText(_events))
        {
            for (int i = 0; i < Count; i++)
            {
                string process = "p" + random.Next(500).ToString(CultureInfo.InvariantCulture);
                writer.WriteLine(random.Next(50) == 0 ? Start(process, i / 20) : random.Next(20) == 0 ? Write(process, i / 20) : End(process, i / 20));
            }
        }

        string[] expected = Ids(Once());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string output = _workspace.PathOf("alerts.ndjson");
        string[] arguments = ["scan", "--rules", _rules, "--format", "ndjson", "--output", output, "--state", _state, "--checkpoint", "5000", "--final", _events];
        int kills = 0;
        for (bool isDone = false; !isDone;)
        {
            using var tool = new ToolProcess([new("XDG_CACHE_HOME", _workspace.Cache)], arguments);

            // After a few kills it may end, however slow the machine is.
            isDone = kills > 6 ? tool.Complete() is { ExitCode: 0 } : tool.WaitForExit(TimeSpan.FromMilliseconds(random.Next(200, 1500)));
            kills += isDone ? 0 : 1;
        }

        // A line may be cut off where a process was killed; the alert comes again.
        foreach (string line in File.ReadLines(output))
        {
            if (TryGetId(line) is { } id)
            {
                seen.Add(id);
            }
        }

        Assert.True(expected.Length > 100, "There should be alerts.");
        Assert.True(expected.ToHashSet(StringComparer.Ordinal).SetEquals(seen), $"seed {seed}, {kills} kills: {expected.Length} alerts expected, {seen.Count} seen");
    }

    private ToolResult Scan(params string[] more) => _workspace.Run(["scan", "--rules", _rules, "--format", "ndjson", "--state", _state, .. more, _events]);

    private ToolResult Once() => _workspace.Run("scan", "--rules", _rules, "--format", "ndjson", _events);

    private static string[] Ids(ToolResult result) => [.. result.Lines.Select(line => TryGetId(line)!).Order(StringComparer.Ordinal)];

    private static string? TryGetId(string line)
    {
        try
        {
            return JsonDocument.Parse(line).RootElement.GetProperty("kibana.alert.uuid").GetString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
