using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class ShowTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData(TestRules.ShellId)]
    [InlineData("a SHELL starts")]
    public void A_rule_is_found_by_id_and_by_name(string name)
    {
        string rule = _workspace.Write("rules/r.toml", TestRules.Rule(TestRules.Shell));

        ToolResult result = _workspace.Run("show", name, "--rules", _workspace.PathOf("rules"));

        Assert.Equal(0, result.ExitCode);
        foreach (string expected in new[] { "A shell starts", TestRules.ShellId, rule, "medium (risk score 47)", TestRules.Shell.Trim(), "process.name is \"sh\"", "bool AShellStarts(" })
        {
            Assert.Contains(expected, result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rule_is_found_by_file()
    {
        ToolResult result = _workspace.Run("show", _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell)));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("A shell starts", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_KQL_rule_is_shown_with_its_filters()
    {
        string text = TestRules.Rule("process.name : (sh or bash)")
            .Replace("\"eql\"\nlicense", "\"kuery\"\nlicense", StringComparison.Ordinal)
            .Replace("type = \"eql\"", "type = \"query\"", StringComparison.Ordinal);
        ToolResult result = _workspace.Run("show", _workspace.Write("r.toml", text + """

            [[rule.filters]]
            meta.negate = true
            query.wildcard."file.path" = { value = '/opt/*', case_insensitive = true }
            """));

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        string english = result.Output[result.Output.IndexOf("In plain English", StringComparison.Ordinal)..result.Output.IndexOf("Emitted C#", StringComparison.Ordinal)];
        Assert.Contains("process.name is \"bash\"", english, StringComparison.Ordinal);
        Assert.Contains("no file.path is like \"/opt/*\" (any case)", english, StringComparison.Ordinal);
        Assert.Contains("bool AShellStarts(", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_alone_is_read_alone_and_with_rules_it_has_their_exceptions()
    {
        string rule = _workspace.Write("rules/linux/r.toml", TestRules.Rule(TestRules.Shell));
        _workspace.Write("rules/own.exceptions.toml", $$"""
            metadata.rule_ids = ["{{TestRules.ShellId}}"]
            [[exceptions]]
            [[exceptions.items]]
            name = "The build machine"
            entries = [{ field = "host.name", type = "match", operator = "included", value = "build" }]
            """);
        string otherSpelling = Path.Combine(_workspace.PathOf("rules"), "linux", "..", "linux", "r.toml");

        Assert.DoesNotContain("The build machine", _workspace.Run("show", rule).Output, StringComparison.Ordinal);
        ToolResult result = _workspace.Run("show", otherSpelling, "--rules", _workspace.PathOf("rules"));

        Assert.Equal(("", 0), (result.Error, result.ExitCode));
        Assert.Contains("The build machine", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Built_in_rules_are_found_by_default()
    {
        ToolResult result = _workspace.Run("show", "netcat file transfer or listener detected via defend for containers");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("netcat.traditional", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_with_a_mistake_is_shown_as_far_as_it_goes()
    {
        ToolResult result = _workspace.Run("show", _workspace.Write("r.toml", TestRules.Rule("process where")));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("A shell starts", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Emitted", result.Output, StringComparison.Ordinal);
        Assert.Contains("error RG1", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_a_name_gets_suggestions()
    {
        ToolResult result = _workspace.Run("show", "netcat");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("a52a9439-d52c-401c-be37-2785235c6547", result.Error, StringComparison.Ordinal);
    }
}
