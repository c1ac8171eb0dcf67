using System.Xml.Linq;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class RuleTestCommandTests : IDisposable
{
    private const string Passing = "[[case]]\nname = \"a shell\"\nalerts = true\nevent = { event.category = \"process\", process.name = \"sh\" }\n";
    private const string Failing = "[[case]]\nname = \"another\"\nalerts = true\nevent = { event.category = \"process\", process.name = \"ls\" }\n";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Cases_that_hold_end_with_0_and_say_what_they_do_not_reach()
    {
        Write(Passing);

        ToolResult result = _workspace.Run("test", _workspace.Root);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "✓ A shell starts: 1 case, clause coverage 50 % (3 of 6)",
                "    never false: (some event.category is \"process\" and process.name is \"sh\")",
                "    never false: some event.category is \"process\"",
                "    never false: process.name is \"sh\"",
                "1 rule, 1 case, 0 failed, 0 rules without cases",
            ],
            result.Lines);
    }

    [Fact]
    public void A_failing_case_ends_with_1_and_is_shown_at_its_line()
    {
        string tests = Write(Passing + Failing);

        ToolResult result = _workspace.Run("test", _workspace.PathOf("r.toml"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"{tests}(6,8): error RG7001: rule 'A shell starts': case 'another' must alert and does not: missing: process.name is \"sh\" (the event has: \"ls\")\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("✗ A shell starts: 2 cases, 1 failed", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50", 0)]
    [InlineData("51", 1)]
    [InlineData("101", 2)]
    public void The_least_coverage_decides_about_the_exit_code(string percent, int code)
    {
        Write(Passing);
        Assert.Equal(code, _workspace.Run("test", _workspace.PathOf("r.tests.toml"), "--coverage", percent).ExitCode);
    }

    [Fact]
    public void A_rule_without_cases_has_no_coverage()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell));
        Assert.Equal(0, _workspace.Run("test", rule).ExitCode);
        ToolResult result = _workspace.Run("test", rule, "--coverage", "1");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("never judged: process.name is \"sh\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_are_written_as_JUnit_XML()
    {
        Write(Passing + Failing.Replace("another", "with \\u0001 in it", StringComparison.Ordinal));

        _workspace.Run("test", _workspace.Root, "--junit", _workspace.PathOf("junit.xml"));

        XElement suites = XElement.Load(_workspace.PathOf("junit.xml"));
        XElement suite = Assert.Single(suites.Elements("testsuite"));
        Assert.Equal(("2", "1"), (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value));
        Assert.Equal(("A shell starts", "2", "1"), (suite.Attribute("name")!.Value, suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["a shell", "with \\u0001 in it"], suite.Elements("testcase").Select(static item => item.Attribute("name")!.Value));
        Assert.Equal("6", suite.Elements("testcase").Last().Attribute("line")!.Value);
        Assert.Contains("the event has: \"ls\"", Assert.Single(suite.Descendants("failure")).Attribute("message")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void New_writes_a_file_whose_cases_hold_and_reach_every_clause()
    {
        string rule = _workspace.Write("r.toml", TestRules.Rule("process where process.name in (\"sh\", \"bash\") and not user.id == \"0\""));

        ToolResult created = _workspace.Run("test", "--new", rule);
        ToolResult result = _workspace.Run("test", rule, "--coverage", "100");

        Assert.Equal((0, _workspace.PathOf("r.tests.toml") + "\n"), (created.ExitCode, created.Output));
        Assert.True(result.ExitCode == 0, result.Output + File.ReadAllText(_workspace.PathOf("r.tests.toml")));
        ToolResult again = _workspace.Run("test", "--new", rule);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("stays as it is", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_file_without_a_rule_is_told_of()
    {
        ToolResult result = _workspace.Run("test", _workspace.Write("lonely.tests.toml", Passing));
        Assert.Contains("warning RG7002", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_in_the_folder_count()
    {
        Write(Passing.Replace("alerts = true", "alerts = false", StringComparison.Ordinal).Replace("process.name = \"sh\"", "process.name = \"sh\", host.name = \"build\"", StringComparison.Ordinal));
        _workspace.Write("r.exceptions.toml", $$"""
            metadata.rule_ids = ["{{TestRules.ShellId}}"]
            [[exceptions]]
            [[exceptions.items]]
            entries = [{ field = "host.name", type = "match", operator = "included", value = "build" }]
            """);
        Assert.Equal(0, _workspace.Run("test", _workspace.Root).ExitCode);
    }

    private string Write(string tests)
    {
        _workspace.Write("r.toml", TestRules.Rule(TestRules.Shell));
        return _workspace.Write("r.tests.toml", tests);
    }
}
