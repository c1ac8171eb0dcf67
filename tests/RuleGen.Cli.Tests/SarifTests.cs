using System.Text.Json;
using RuleGen.Compiler.Diagnostics;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary><c>rulegen check --format sarif</c> against what OASIS SARIF 2.1.0 asks for.</summary>
public sealed class SarifTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_log_has_the_tool_its_rules_and_each_finding_at_its_place()
    {
        string rule = _workspace.Write("a rule.toml", TestRules.Rule("process where process.name == \"x*\" and\n  container.id like \"*\" and process.pid == \"a\""));
        string sound = _workspace.Write("b.toml", TestRules.Rule("process where process.name == \"x*\" and\n  container.id like \"*\"", id: "b"));

        ToolResult result = _workspace.Run("check", rule, sound, "--format", "sarif");

        Assert.Equal(1, result.ExitCode);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        JsonElement run = AssertIsSarif(document.RootElement);
        Assert.Equal(["RG2004 error 19:", "RG5003 warning 18:", "RG5007 note 19:"], run.GetProperty("results").EnumerateArray().Select(static item =>
            $"{item.GetProperty("ruleId").GetString()} {item.GetProperty("level").GetString()} {Region(item).GetProperty("startLine").GetInt32()}:").Order(StringComparer.Ordinal));
        JsonElement finding = run.GetProperty("results").EnumerateArray().Single(static item => item.GetProperty("ruleId").GetString() == "RG5003");
        Assert.Equal((18, 31, 18, 35), (Number(finding, "startLine"), Number(finding, "startColumn"), Number(finding, "endLine"), Number(finding, "endColumn")));
        Assert.Equal(new Uri(sound).AbsoluteUri, Location(finding).GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Fact]
    public void A_log_without_findings_is_a_log()
    {
        ToolResult result = _workspace.Run("check", _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell)), "--format", "sarif");

        Assert.Equal(0, result.ExitCode);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        Assert.Empty(AssertIsSarif(document.RootElement).GetProperty("results").EnumerateArray());
    }

    /// <summary>The required properties of sections 3.13 (log), 3.14 (run), 3.18 and 3.19 (tool), 3.27 (result), 3.30 (region), 3.49 (rule).</summary>
    private static JsonElement AssertIsSarif(JsonElement log)
    {
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("https://json.schemastore.org/sarif-2.1.0.json", log.GetProperty("$schema").GetString());
        JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("RuleGen", driver.GetProperty("name").GetString());
        Assert.Matches(@"^\d+\.\d+\.\d+$", driver.GetProperty("version").GetString()!);
        AssertIsAbsolute(driver.GetProperty("informationUri"));
        JsonElement[] rules = [.. driver.GetProperty("rules").EnumerateArray()];
        Assert.All(rules, static rule =>
        {
            RuleDiagnosticDescriptor descriptor = DiagnosticCatalogue.All.Single(descriptor => descriptor.Id == rule.GetProperty("id").GetString());
            Assert.Equal(descriptor.Title, rule.GetProperty("shortDescription").GetProperty("text").GetString());
            AssertIsAbsolute(rule.GetProperty("helpUri"));
            Assert.Contains(rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(), new[] { "error", "warning", "note" });
        });
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
            Assert.Contains(result.GetProperty("level").GetString(), new[] { "error", "warning", "note" });
            Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
            Assert.True(Uri.IsWellFormedUriString(Location(result).GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute));
            (int Line, int Column) start = (Number(result, "startLine"), Number(result, "startColumn"));
            Assert.True(start is { Line: >= 1, Column: >= 1 });
            Assert.True(start.CompareTo((Number(result, "endLine"), Number(result, "endColumn"))) <= 0);
        });
        return run;
    }

    private static void AssertIsAbsolute(JsonElement uri) => Assert.True(Uri.TryCreate(uri.GetString(), UriKind.Absolute, out _));

    private static JsonElement Location(JsonElement result) => Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");

    private static JsonElement Region(JsonElement result) => Location(result).GetProperty("region");

    private static int Number(JsonElement result, string name) => Region(result).GetProperty(name).GetInt32();
}
