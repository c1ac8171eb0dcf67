using System.Text.Json;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void The_rules_of_this_repository_have_no_mistake()
    {
        ToolResult result = _workspace.Run("check", Workspace.Rules);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(" rule files, 1 exceptions file, 0 errors, 0 warnings", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_shown_with_its_line_and_a_caret()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule("process where\n\tprocess.name = \"sh\""));

        ToolResult result = _workspace.Run("check", rule);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(rule + "(19,15): error RG1", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("        process.name = \"sh\"", result.Lines[1]);
        Assert.Equal("                     ^", result.Lines[2]);
        Assert.Equal("1 rule file, 1 error, 0 warnings", result.Lines[^1]);
    }

    [Fact]
    public void A_repeated_rule_id_is_reported_at_the_later_file()
    {
        string first = _workspace.Write("rules/a.toml", TestRules.Rule(TestRules.Shell));
        string second = _workspace.Write("rules/b.toml", TestRules.Rule(TestRules.Shell));

        ToolResult result = _workspace.Run("check", _workspace.PathOf("rules"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(second + "(", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(TestRules.ShellId, result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(first, result.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_alone_are_no_failure()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule("process where proces.name == \"sh\""));

        ToolResult result = _workspace.Run("check", rule);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("warning RG2", result.Output, StringComparison.Ordinal);
        Assert.Contains("process.name", result.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_are_not_evaluated_are_counted_by_what_is_missing()
    {
        _workspace.Write("rules/a.toml", TestRules.Rule("from logs", id: "a").Replace("\"eql\"", "\"esql\"", StringComparison.Ordinal));
        _workspace.Write("rules/b.toml", TestRules.Rule("from logs", id: "b").Replace("\"eql\"", "\"esql\"", StringComparison.Ordinal));
        _workspace.Write("rules/c.toml", TestRules.Rule("a: b", id: "c").Replace("type = \"eql\"", "type = \"query\"", StringComparison.Ordinal).Replace("\"eql\"", "\"lucene\"", StringComparison.Ordinal));
        _workspace.Write("rules/d.toml", TestRules.Rule(TestRules.Shell, id: "d"));

        ToolResult result = _workspace.Run("check", _workspace.PathOf("rules"));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["not evaluated: 3 rules", "      2  RG4100 This kind of rule is not supported yet: esql", "      1  RG4100 This kind of rule is not supported yet: query (lucene)", "4 rule files, 0 errors, 3 warnings"],
            result.Lines[^4..]);
    }

    [Fact]
    public void Json_says_the_same_to_programs()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule("process where process.name = \"sh\""));

        ToolResult result = _workspace.Run("check", rule, "--format", "json");

        Assert.Equal(1, result.ExitCode);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        JsonElement finding = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal(rule, finding.GetProperty("file").GetString());
        Assert.Equal(18, finding.GetProperty("line").GetInt32());
        Assert.Equal(28, finding.GetProperty("column").GetInt32());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.StartsWith("RG1", finding.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.NotEqual("", finding.GetProperty("message").GetString());
    }

    [Fact]
    public void Json_of_rules_without_mistakes_is_an_empty_array()
    {
        ToolResult result = _workspace.Run("check", _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell)), "--format", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("[]\n", result.Output);
    }

    [Fact]
    public void A_mistake_in_a_field_file_is_reported_there()
    {
        string schema = _workspace.Write("fields.csv", "field,type\na,nonsense\n");

        ToolResult result = _workspace.Run("check", _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell)), "--schema", schema);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(schema + "(2,3): error RG", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("    a,nonsense", result.Lines[1]);
    }

    [Fact]
    public void Of_a_long_line_the_part_around_the_mistake_is_shown()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule($"process where process.name in (\"{new string('x', 5000)}\") and process.name = \"sh\" and process.name in (\"{new string('y', 5000)}\")"));

        ToolResult result = _workspace.Run("check", rule);

        Assert.InRange(result.Lines[1].Length, 20, 130);
        int caret = result.Lines[2].IndexOf('^', StringComparison.Ordinal);
        Assert.Equal('=', result.Lines[1][caret]);
    }
}
