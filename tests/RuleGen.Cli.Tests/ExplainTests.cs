using System.Text.Json;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class ExplainTests : IDisposable
{
    private const string Query = "process where process.name in (\"sh\", \"bash\") and not process.args : \"--version\" and process.pid > 10";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_miss_begins_with_what_would_have_to_change()
    {
        ToolResult result = Explain(Query, """{"event":{"category":"process"},"process":{"name":"sh","args":["sh","--Version"],"pid":7}}""");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"""
            no alert: A shell starts ({TestRules.ShellId})
              {_workspace.PathOf("e.ndjson")}:1

            Nearest miss: 2 tests would have to change
              ✗ no process.args is "--version" (any case)  ← "--Version"
              ✗ process.pid is more than 10  ← 7

            Query refuses the event
              ✗ all of:
                ✓ some event.category is "process"  ← "process"
                ✓ process.name is one of "sh", "bash"  ← "sh" is "sh"
                ✗ no process.args is "--version" (any case)  ← "--Version"
                ✗ process.pid is more than 10  ← 7

            ✓ index patterns: none, all events are seen
            ✓ enabled


            """.ReplaceLineEndings("\n"), result.Output);
    }

    [Fact]
    public void A_match_shows_the_pattern_that_hit()
    {
        ToolResult result = Explain("process where process.args like~ (\"-*l*\", \"<\")", """{"event.category":"process","process.args":["nc","-lvp","4444"]}""");

        Assert.StartsWith("alert: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("← \"-lvp\" is like \"-*l*\" (any case)", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nearest miss", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_computed_condition_shows_what_it_came_to()
    {
        ToolResult result = Explain("process where length(process.command_line) * 2 > 100", """{"event.category":"process","process.command_line":"nc -l"}""");

        Assert.Contains("← process.command_line is \"nc -l\"; (the length of process.command_line * 2) is 10; the length of process.command_line is 5", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_keeps_a_matching_rule_from_alerting_is_told_as_such()
    {
        string rule = TestRules.Rule(TestRules.Shell, more: "enabled = false\nindex = [\"logs-endpoint*\"]");
        ToolResult result = _workspace.Run("explain", _workspace.Write("r.toml", rule), _workspace.Write("e.ndjson", """{"event.category":"process","process.name":"sh","data_stream.dataset":"nginx"}"""));

        Assert.StartsWith("no alert: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Nearest miss", result.Output, StringComparison.Ordinal);
        Assert.Contains("✗ index patterns: logs-endpoint*  ← the event is in *-nginx-*\n✗ disabled", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_and_exceptions_are_parts_of_their_own()
    {
        _workspace.Write("rules/r.toml", TestRules.Rule(TestRules.Shell) + "\n[[rule.filters]]\nmeta.alias = \"No root\"\nmeta.negate = true\nquery.match_phrase.\"user.name\" = \"root\"\n");
        _workspace.Write("rules/r.exceptions.toml", $$"""
            metadata.rule_ids = ["{{TestRules.ShellId}}"]
            [[exceptions]]
            [[exceptions.items]]
            name = "Build machine"
            entries = [{ field = "host.name", type = "match", operator = "included", value = "build" }]
            """);
        string e = _workspace.Write("e.ndjson", """{"event.category":"process","process.name":"sh","user.name":"root","host.name":"build"}""");

        ToolResult result = _workspace.Run("explain", TestRules.ShellId, e, "--rules", _workspace.PathOf("rules"));

        Assert.Contains("""
            Nearest miss: 2 tests would have to change
              ✗ filter 'no root': no user.name is "root"  ← "root"
              ✗ exception 'build machine (exceptions)': no host.name is "build"  ← "build"
            """.ReplaceLineEndings("\n"), result.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Filter 'No root' refuses the event\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Exception 'Build machine (exceptions)' refuses the event\n  ✓ host.name is \"build\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_rule_over_several_events_each_item_is_explained()
    {
        const string Sequence = "sequence by host.id with maxspan=1m [process where process.name == \"sh\"] with runs=2 ![network where true] [file where file.name == \"x\"] until [process where process.name == \"exit\"]";
        const string Document = """{"event":{"category":"process"},"process":{"name":"sh"}}""";

        ToolResult text = Explain(Sequence, Document);
        ToolResult json = Explain(Sequence, Document, "--format", "json");

        Assert.StartsWith("one of several events: ", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nEvents 1 to 2\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nMissing event 3 refuses the event\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nEvent 4 refuses the event\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nUntil refuses the event\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("✗ file.name is \"x\"  ← no value", text.Output, StringComparison.Ordinal);
        JsonElement root = JsonDocument.Parse(Assert.Single(json.Lines)).RootElement;
        Assert.False(root.TryGetProperty("alerts", out _));
        Assert.Equal(
            ["Events 1 to 2 True", "Missing event 3 False", "Event 4 False", "Until False"],
            root.GetProperty("conditions").EnumerateArray().Select(static condition => $"{condition.GetProperty("name").GetString()} {condition.GetProperty("holds").GetBoolean()}"));
    }

    [Fact]
    public void Json_has_the_tree_the_values_and_the_nearest_miss()
    {
        ToolResult result = Explain(Query, """{"event":{"category":"process"},"process":{"name":"zsh","pid":11}}""", "--format", "json");

        JsonElement root = JsonDocument.Parse(Assert.Single(result.Lines)).RootElement;
        Assert.False(root.GetProperty("alerts").GetBoolean());
        JsonElement condition = root.GetProperty("conditions")[0];
        JsonElement miss = Assert.Single(condition.GetProperty("nearest_miss").EnumerateArray());
        Assert.Equal("process.name is one of \"sh\", \"bash\"", miss.GetProperty("required").GetString());
        Assert.Equal("zsh", miss.GetProperty("values")[0].GetProperty("value").GetString());
        JsonElement tree = condition.GetProperty("parts")[0].GetProperty("condition");
        Assert.Equal("all", tree.GetProperty("kind").GetString());
        Assert.Equal([true, false, true, true], tree.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("holds").GetBoolean()));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void An_event_cannot_draw_on_the_terminal(string format)
    {
        ToolResult result = Explain(TestRules.Shell, """{"event.category":"process","process.name":"\u001b[2Jx\u202ey\u0007"}""", "--format", format);

        Assert.DoesNotContain(result.Output, static c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        Assert.Contains("[2Jx", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_event_of_a_file_is_chosen_by_its_line_and_without_one_all_are_explained()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell));
        string events = _workspace.Write("e.ndjson", TestRules.OtherEvent + "\n" + TestRules.ShellEvent + "\n");

        Assert.StartsWith("alert: ", _workspace.Run("explain", rule, events + ":2").Output, StringComparison.Ordinal);
        Assert.Equal(2, _workspace.Run("explain", rule, events, "--format", "json").Lines.Length);
        Assert.Equal(2, _workspace.Run(new RunOptions { Input = File.ReadAllBytes(events) }, "explain", rule, "-", "--format", "json").Lines.Length);
        Assert.Equal(2, _workspace.Run("explain", rule, events + ":3").ExitCode);
        Assert.Equal(2, _workspace.Run("explain", rule, events + "x:3").ExitCode);
    }

    [Fact]
    public void A_malformed_event_is_reported_and_ends_with_1()
    {
        ToolResult result = Explain(TestRules.Shell, "{\"process\":");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("bad event", result.Error, StringComparison.Ordinal);
    }

    private ToolResult Explain(string query, string e, params string[] more) =>
        _workspace.Run(["explain", _workspace.Write("r.toml", TestRules.Rule(query)), _workspace.Write("e.ndjson", e), .. more]);
}
