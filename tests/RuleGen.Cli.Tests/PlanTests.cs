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

    [Fact]
    public void Partitions_name_the_fields_that_keep_every_rule_exact()
    {
        _workspace.Write("rules/a.toml", SequenceRules.Spawn);
        _workspace.Write("rules/b.toml", SequenceRules.StayedShell);

        ToolResult result = _workspace.Run("plan", "--partitions", "--rules", _workspace.PathOf("rules"));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("""
            2 rules, 2 of them over several events
            Events may be divided by process.entity_id: every rule finds what it would find in all of them.
            An event with several values of the field goes to the detector of each, one without to a detector of its own for all such events.

            Fields, with the rules over several events that stay exact
                 2  process.entity_id

            """.ReplaceLineEndings("\n"), result.Output);
    }

    [Fact]
    public void Partitions_name_the_rules_that_need_another()
    {
        _workspace.Write("rules/a.toml", SequenceRules.Spawn);
        _workspace.Write("rules/b.toml", SequenceRules.StayedShell);
        _workspace.Write("rules/c.toml", Sequence("1", "by user.name, host.id", "", ""));
        _workspace.Write("rules/d.toml", Sequence("2", "", "", ""));
        _workspace.Write("rules/e.toml", Sequence("3", "", "by process.entity_id", "by process.parent.entity_id"));
        _workspace.Write("rules/f.toml", Sequence("4", "by process.name.caseless", "", ""));
        _workspace.Write("rules/g.toml", TestRules.Rule(TestRules.Shell));

        ToolResult result = _workspace.Run("plan", "--partitions", "--rules", _workspace.PathOf("rules"));

        Assert.Contains("7 rules, 6 of them over several events\nThere is no field by which all events may be divided.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("     2  process.entity_id\n     1  host.id\n     1  user.name\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rules that need another division than by process.entity_id (4)\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rule 1: by user.name, or by host.id\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rule 2: its events have no key: all of them must come to one detector\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rule 3: its items are joined by different fields: process.entity_id with process.parent.entity_id\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Rule 4: its key does not tell letter case apart, which a division by values does\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, _workspace.Run("plan", "Rule 1", "--partitions", "--rules", _workspace.PathOf("rules")).ExitCode);
    }

    [Fact]
    public void Rules_about_single_events_allow_any_partition() =>
        Assert.Contains("Events may be divided in any way", _workspace.Run("plan", "--partitions", "--rules", _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell))).Output, StringComparison.Ordinal);

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

    private static string Sequence(string number, string by, string first, string second) => TestRules.Rule(
        $"sequence {by} [process where true] {first} [file where true] {second}", $"00000000-0000-4000-8000-00000000000{number}", "Rule " + number);

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
