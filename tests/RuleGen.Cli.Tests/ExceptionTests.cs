using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>Exceptions and value lists beside the rules.</summary>
public sealed class ExceptionTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("generated")]
    [InlineData("interpreted")]
    public void A_folder_of_rules_brings_its_exceptions_and_value_lists(string engine)
    {
        WriteRule();
        string events = _workspace.Write("events.ndjson", TestRules.ShellEvent + "\n" + TestRules.ShellEvent.Replace("web-1", "build-1", StringComparison.Ordinal));
        Assert.Equal(2, Scan(engine, events).Lines.Length);

        _workspace.Write("rules/a.exceptions.toml", Exceptions("type = \"list\"\nlist = { id = \"builders\", type = \"keyword\" }"));
        _workspace.Write("rules/lists/builders.values.txt", "build-1\n");
        ToolResult result = Scan(engine, events);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("web-1", Assert.Single(result.Lines), StringComparison.Ordinal);

        // The next run must not take the rules compiled before the edit.
        _workspace.Write("rules/lists/builders.values.txt", "web-1\nbuild-1\n");
        Assert.Empty(Scan(engine, events).Lines);
    }

    [Fact]
    public void An_exception_with_a_mistake_is_reported_and_the_rule_alerts()
    {
        WriteRule();
        string exceptions = _workspace.Write("rules/a.exceptions.toml", Exceptions("type = \"list\"\nlist = { id = \"none\", type = \"keyword\" }"));
        string events = _workspace.Write("events.ndjson", TestRules.ShellEvent);

        ToolResult result = Scan("interpreted", events);

        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.Contains(exceptions + "(", result.Error, StringComparison.Ordinal);
        Assert.Contains("error RG6103", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_reports_exceptions_with_line_and_caret_and_counts_the_files()
    {
        WriteRule();
        string exceptions = _workspace.Write("rules/a.exceptions.toml", Exceptions("type = \"matches\""));

        ToolResult result = _workspace.Run("check", _workspace.PathOf("rules"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(exceptions + "(11,8): error RG0007", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("    type = \"matches\"", result.Lines[1]);
        Assert.Equal("           ^^^^^^^^^", result.Lines[2]);
        Assert.Equal("1 rule file, 1 exceptions file, 1 error, 0 warnings", result.Lines[^1]);
    }

    [Fact]
    public void Check_shows_a_bad_value_in_its_list()
    {
        WriteRule();
        _workspace.Write("rules/a.exceptions.toml", Exceptions("type = \"list\"\nlist = { id = \"ports\", type = \"long\" }", field: "destination.port"));
        string list = _workspace.Write("rules/ports.values.txt", "22\nssh\n");

        ToolResult result = _workspace.Run("check", _workspace.PathOf("rules"));

        Assert.StartsWith(list + "(2,1): error RG2004", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("    ssh", result.Lines[1]);
    }

    [Fact]
    public void Show_tells_the_exceptions_of_a_rule()
    {
        WriteRule();
        _workspace.Write("rules/a.exceptions.toml", Exceptions("type = \"wildcard\"\nvalue = \"build-*\"", more: "expire_time = \"2030-01-31\""));

        ToolResult result = _workspace.Run("show", TestRules.ShellId, "--rules", _workspace.PathOf("rules"));

        Assert.Equal(0, result.ExitCode);
        string shown = result.Output.ReplaceLineEndings("\n");
        Assert.Contains("\nExceptions\n  Build machines (Builders)\n    it is not after 2030-01-31 00:00:00 UTC\n    host.name is like \"build-*\"\n", shown, StringComparison.Ordinal);
        Assert.Contains("e.Now.UtcTicks", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_alone_are_no_rules()
    {
        string exceptions = _workspace.Write("a.exceptions.toml", Exceptions("type = \"exists\""));
        ToolResult result = _workspace.Run("check", exceptions);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("together with the rules", result.Error, StringComparison.Ordinal);
    }

    private ToolResult Scan(string engine, string events) =>
        _workspace.Run("scan", "--rules", _workspace.PathOf("rules"), "--engine", engine, "--format", "ndjson", events);

    private void WriteRule() => _workspace.Write("rules/a.toml", TestRules.Rule(TestRules.Shell));

    private static string Exceptions(string entry, string field = "host.name", string more = "") => $"""
        [metadata]
        rule_ids = ["{TestRules.ShellId}"]
        [[exceptions]]
        container = {"{"} list_id = "builders", name = "Builders" {"}"}
        [[exceptions.items]]
        name = "Build machines"
        {more}
        [[exceptions.items.entries]]
        field = "{field}"
        operator = "included"
        {entry}
        """;
}
