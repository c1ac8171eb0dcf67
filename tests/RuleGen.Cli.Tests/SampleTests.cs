using System.Text.Json;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_event_triggers_the_rule()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell));

        ToolResult sample = _workspace.Run("sample", rule);
        ToolResult scan = _workspace.Run("scan", "--rules", rule, "--engine", "interpreted", "--format", "ndjson", _workspace.Write("e.ndjson", sample.Output));

        Assert.Equal(0, sample.ExitCode);
        Assert.Single(sample.Lines);
        Assert.Single(scan.Lines);
    }

    [Fact]
    public void Near_misses_are_labelled_and_trigger_nothing()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule("process where process.name == \"sh\" and process.args : \"-c\""));

        ToolResult sample = _workspace.Run("sample", rule, "--near");
        ToolResult scan = _workspace.Run("scan", "--rules", rule, "--engine", "interpreted", "--format", "ndjson", _workspace.Write("e.ndjson", sample.Output));

        Assert.Equal(
            ["match: ", "near miss: some event.category is \"process\"", "near miss: process.name is \"sh\"", "near miss: some process.args is \"-c\" (any case)"],
            sample.Lines.Select(Label));
        JsonElement alert = JsonDocument.Parse(Assert.Single(scan.Lines)).RootElement;
        Assert.Equal(1, alert.GetProperty("rulegen.source.line").GetInt64());
    }

    [Theory]
    [InlineData("sequence by process.entity_id with maxspan=1m [process where process.name == \"sh\"] [file where file.name : \"*.tmp\"]", false, "match", "the last event comes too late", "the last event has another process.entity_id", "event 1 is not one where")]
    [InlineData("sequence by host.id with maxspan=1m [process where process.name == \"sh\"] ![network where true] [file where true] until [process where process.name == \"exit\"]", false, "the sequence is ended before its last event", "between events 1 and 2 there is what must be missing")]
    [InlineData("sequence by host.id with maxspan=1m [process where process.name == \"sh\"] ![file where true]", true, "there is what must be missing behind")]
    [InlineData("sample by host.id [process where process.name == \"sh\"] [file where true]", false, "the last event has another host.id")]
    public void Of_a_rule_over_several_events_only_the_matching_stream_alerts(string query, bool isSingle, params string[] differences)
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule(query));

        Assert.Equal(isSingle ? 1 : 2, _workspace.Run("sample", rule).Lines.Length);
        ToolResult near = _workspace.Run("sample", rule, "--near");
        string[][] streams = [.. near.Lines.GroupBy(static line => Labels(line).GetProperty("stream").GetString()).Select(static stream => stream.ToArray())];
        Assert.Equal("match", Labels(streams[0][0]).GetProperty("sample").GetString());
        Assert.True(streams.Length > 1);
        Assert.All(differences.Where(static difference => difference != "match"), difference => Assert.Contains(streams, stream => stream.All(line => Label(line).Contains(difference, StringComparison.Ordinal))));
        for (int i = 0; i < streams.Length; i++)
        {
            ToolResult scan = _workspace.Run("scan", "--rules", rule, "--engine", "interpreted", "--format", "ndjson", _workspace.Write($"e{i}.ndjson", string.Join('\n', streams[i])));
            Assert.True(scan.Lines.Length == (i == 0 ? 1 : 0), string.Join('\n', streams[i]));
        }
    }

    [Fact]
    public void Pretty_documents_have_several_lines()
    {
        ToolResult result = _workspace.Run("sample", _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell)), "--pretty");

        Assert.Contains("  \"process\": {\n    \"name\": \"sh\"\n  }\n}\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_no_event_triggers_is_said_with_the_reason()
    {
        ToolResult result = _workspace.Run("sample", _workspace.Write("r.toml", TestRules.Rule("process where process.name == \"sh\" and process.name != \"sh\"")));

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains("no process.name is \"sh\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_a_mistake_gives_its_diagnostics()
    {
        ToolResult result = _workspace.Run("sample", _workspace.Write("r.toml", TestRules.Rule("process where")));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error RG1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_file_decides_about_types()
    {
        string schema = _workspace.Write("fields.csv", "field,type\nmine.count,long\n");

        ToolResult result = _workspace.Run("sample", _workspace.Write("r.toml", TestRules.Rule("any where mine.count == \"7\"")), "--schema", schema);

        Assert.Contains("\"count\":7", result.Output, StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    private static JsonElement Labels(string line) => JsonDocument.Parse(line).RootElement.GetProperty("labels");

    private static string Label(string line)
    {
        JsonElement labels = Labels(line);
        return labels.GetProperty("sample").GetString() + ": " + (labels.TryGetProperty("fails", out JsonElement clause) ? clause.GetString() : "");
    }
}
