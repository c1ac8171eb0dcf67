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

    private static string Label(string line)
    {
        JsonElement labels = JsonDocument.Parse(line).RootElement.GetProperty("labels");
        return labels.GetProperty("sample").GetString() + ": " + (labels.TryGetProperty("fails", out JsonElement clause) ? clause.GetString() : "");
    }
}
