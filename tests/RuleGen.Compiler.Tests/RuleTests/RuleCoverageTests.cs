using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.RuleTests;
using Xunit;

namespace RuleGen.Compiler.Tests.RuleTests;

/// <summary>Which clauses of a rule its cases reach, and the cases that are made to reach them.</summary>
public sealed class RuleCoverageTests
{
    private const string Query = "any where process.name in (\"nc\", \"ncat\") and not (user.id == \"0\" or process.pid > 5)";

    [Fact]
    public void What_no_case_made_true_or_false_is_known()
    {
        RuleTestRun run = Testing.Run(Query, """
            [[case]]
            name = "a"
            alerts = true
            event.process.name = "nc"
            [[case]]
            name = "b"
            alerts = false
            event = { process.name = "nc", user.id = "0" }
            """);

        Assert.Empty(run.Diagnostics);
        Assert.Equal(
            [
                "(process.name is one of \"nc\", \"ncat\" and not (user.id is \"0\" or process.pid is more than 5)): true false",
                "process.name is one of \"nc\", \"ncat\": true",
                "process.name is \"nc\": true, an entry",
                "process.name is \"ncat\": false, an entry",
                "(user.id is \"0\" or process.pid is more than 5): true false",
                "user.id is \"0\": true false",
                "process.pid is more than 5: false",
            ],
            run.Coverage!.Clauses.Select(static clause =>
                $"{ExplanationPhrases.Test(clause.Predicate)}:{(clause.WasTrue ? " true" : "")}{(clause.WasFalse ? " false" : "")}{(clause.IsEntry ? ", an entry" : "")}"));
        Assert.Equal((10, 14, 71), (run.Coverage.SeenOutcomes, run.Coverage.Outcomes, run.Coverage.Percent));
    }

    [Theory]
    [InlineData(Query)]
    [InlineData("process where process.args like~ (\"-*l*\", \"<\") and (length(process.command_line) > 20 or process.name regex \"n(c|cat)\")")]
    [InlineData("network where cidrMatch(source.ip, \"10.0.0.0/8\", \"fe80::/10\") and destination.port not in (53, 80)")]
    [InlineData("file where file.path : (\"C:\\\\Windows\\\\*\", \"\\\\\\\\share\\\\*\") and user.name != null and file.size >= 1.5")]
    public void New_tests_pass_and_reach_every_clause(string query)
    {
        string? text = NewTests.Write(Testing.Rule(query), out string? problem);

        Assert.True(text is not null, problem);
        RuleTestRun run = Testing.Run(query, text);
        Assert.True(run.Diagnostics.Count == 0, string.Join('\n', run.Diagnostics) + "\n" + text);
        Assert.True(run.Coverage!.Percent == 100, string.Join('\n', run.Coverage.Clauses.Where(static c => !c.WasTrue || !c.WasFalse).Select(static c => c.Predicate)) + "\n" + text);
    }

    [Fact]
    public void No_tests_are_made_for_a_rule_that_no_event_satisfies()
    {
        Assert.Null(NewTests.Write(Testing.Rule("any where process.pid == 1 and process.pid != 1"), out string? problem));
        Assert.NotNull(problem);
        Assert.Null(NewTests.Write(Testing.Rule("any where"), out problem));
        Assert.NotNull(problem);
    }
}
