using System.Globalization;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class PlanTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void A_small_ruleset_has_no_index_and_the_plan_says_why()
    {
        ToolResult result = _workspace.Run("plan");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("All conditions are asked about every event: with fewer than 48", result.Output, StringComparison.Ordinal);
        Assert.Contains("process.interactive", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_ruleset_says_what_wakes_each_rule()
    {
        string rules = WriteRules(60);

        ToolResult all = _workspace.Run("plan", "--rules", rules);
        ToolResult one = _workspace.Run("plan", "00000000-0000-0000-0000-000000000007", "--rules", rules);

        Assert.Equal(0, all.ExitCode);
        Assert.Contains("Asked about every event that passes their gates (0)", all.Output, StringComparison.Ordinal);
        Assert.Contains("when process.name is \"tool7\"", all.Output, StringComparison.Ordinal);
        Assert.Equal(0, one.ExitCode);
        Assert.Contains("  when process.name is \"tool7\"\n  and only where event.category is \"process\"", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("tool8", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_not_evaluated_has_no_plan()
    {
        string rule = _workspace.Write("rules/r.toml", TestRules.Rule("process where"));

        ToolResult result = _workspace.Run("plan", "A shell starts", "--rules", rule);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not evaluated", result.Error, StringComparison.Ordinal);
    }

    // With an index: its answers over these rules must be those of the interpreter, which asks all of them.
    [Fact]
    public void Both_engines_agree_on_a_large_ruleset()
    {
        string rules = WriteRules(130);
        string events = _workspace.Write("e.ndjson", string.Join('\n', Enumerable.Range(0, 200).Select(static i =>
            string.Create(CultureInfo.InvariantCulture, $$$"""{"event":{"category":"{{{(i % 3 == 0 ? "file" : "process")}}}"},"process":{"name":["tool{{{i}}}","TOOL{{{i / 2}}}"]}}"""))));

        ToolResult generated = _workspace.Run("scan", "--rules", rules, "--format", "table", events);
        ToolResult interpreted = _workspace.Run("scan", "--rules", rules, "--format", "table", "--engine", "interpreted", events);

        Assert.Contains("200 events, 86 alerts", generated.Output, StringComparison.Ordinal);
        Assert.Equal(interpreted.Output, generated.Output);
    }

    private string WriteRules(int count)
    {
        for (int i = 0; i < count; i++)
        {
            string id = i.ToString("D12", CultureInfo.InvariantCulture);
            string rule = TestRules.Rule(string.Create(CultureInfo.InvariantCulture, $"process where process.name == \"tool{i}\""));
            _workspace.Write($"rules/{id}.toml", rule.Replace(TestRules.ShellId, "00000000-0000-0000-0000-" + id, StringComparison.Ordinal));
        }

        return _workspace.PathOf("rules");
    }
}
