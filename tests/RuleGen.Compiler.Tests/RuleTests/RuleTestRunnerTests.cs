using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.RuleTests;

/// <summary>What a rule does with its cases, and how a failure is told.</summary>
public sealed class RuleTestRunnerTests
{
    private const string Query = "process where process.name in (\"nc\", \"ncat\") and process.interactive == true";

    private const string Base = "[base]\nevent.category = 'process'\nprocess.name = 'nc'\nprocess.interactive = true\n";

    [Theory]
    [InlineData("alerts = true", null)]
    [InlineData("alerts = 1", null)]
    [InlineData("alerts = false\nevent.process.name = 'sh'", null)]
    [InlineData("alerts = true\neach.process.name = ['nc', 'ncat']", null)]
    [InlineData("alerts = 1\neach.process.name = ['nc', 'sh']", null)]
    [InlineData("alerts = true\nevent.process.interactive = false", "must alert and does not: missing: process.interactive is true (the event has: false)")]
    [InlineData("alerts = true\nwithout = ['process']", "must alert and does not: missing: process.name is one of \"nc\", \"ncat\" (the event has: no value); process.interactive is true (the event has: no value)")]
    [InlineData("alerts = true\neach.process.name = ['nc', 'sh', 'ksh']", "must alert and does not with process.name = \"sh\": missing: process.name is one of \"nc\", \"ncat\" (the event has: \"sh\"); likewise 1 more of its 3 events")]
    [InlineData("alerts = false", "must not alert and does: holding: process.name is one of \"nc\", \"ncat\" (the event has: \"nc\" is \"nc\"); some event.category is \"process\" (the event has: \"process\"); process.interactive is true (the event has: true)")]
    [InlineData("alerts = 2\neach.process.name = ['nc', 'sh']", "must give 2 alerts and gives 1: process.name = \"nc\"")]
    public void A_case_fails_with_what_was_seen_instead(string keys, string? failure)
    {
        RuleTestRun run = Testing.Run(Query, Base + "[[case]]\nname = \"the case\"\n" + keys);

        Assert.Equal(failure is null ? null : "rule 'A thing': case 'the case' " + failure, Assert.Single(run.Results).Failure);
        Assert.Equal(failure is null ? [] : ["RG7001"], run.Diagnostics.Select(static d => d.Id));
        Assert.All(run.Diagnostics, static d => Assert.Equal((5, 7), (d.Start.Line, d.Start.Column)));
    }

    [Fact]
    public void An_exception_that_excludes_the_event_is_named_and_expires_by_the_time_of_the_case()
    {
        CompiledRule rule = Testing.Rule(Query);
        var exceptions = ExceptionSet.Compile([new SourceText("a.exceptions.toml", """
            metadata.rule_ids = ["11111111-2222-3333-4444-555555555555"]
            [[exceptions]]
            [[exceptions.items]]
            name = "The build machine"
            expire_time = "2026-02-01T00:00:00Z"
            entries = [{ field = "host.name", type = "match", operator = "included", value = "build" }]
            """)], ValueLists.Empty, FieldSchema.Default);
        var tests = RuleTestFile.Read(new SourceText("rule.tests.toml", Base + """
            host.name = "build"
            "@timestamp" = "2026-01-05T10:00:00Z"
            [[case]]
            name = "excluded"
            alerts = false
            [[case]]
            name = "expired"
            alerts = true
            now = 2026-03-01T00:00:00Z
            [[case]]
            name = "wrong"
            alerts = true
            """));

        RuleTestRun run = RuleTestRunner.Run(exceptions.Apply(rule), [tests]);

        RuleDiagnostic failed = Assert.Single(run.Diagnostics);
        Assert.Contains("case 'wrong' must alert and does not: missing: by the exception 'The build machine (exceptions)', ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_of_a_rule_that_is_not_evaluated_is_told_of()
    {
        const string Tests = "[[case]]\nname = 'a'\nalerts = true\nevent.a = 1";
        string text = RuleText.WithKqlQuery("process.name: thing").Replace("type = \"query\"", "type = \"threshold\"", StringComparison.Ordinal) + "\n[rule.threshold]\nfield = [\"host.id\"]\nvalue = 5\n";
        CompiledRule threshold = RuleCompiler.Compile(new SourceText("rule.toml", text), FieldSchema.Default);
        Assert.Equal(["RG7006"], RuleTestRunner.Run(threshold, [RuleTestFile.Read(new SourceText("rule.tests.toml", Tests))]).Diagnostics.Select(static d => d.Id));

        // The mistake in the rule says it.
        Assert.Empty(Testing.Run("process where", Tests).Diagnostics);
    }

    [Fact]
    public void A_rule_without_tests_is_told_of_where_that_is_asked_for()
    {
        RuleDiagnostic finding = Assert.Single(RuleTestRunner.Run(Testing.Rule(Query), []).Diagnostics);
        Assert.Equal("RG7007", finding.Id);
        Assert.False(finding.Descriptor.IsEnabledByDefault);
        Assert.Equal((12, 7), (finding.Start.Line, finding.Start.Column));
        Assert.Contains("rule.tests.toml", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_a_rule_have_no_name_in_common()
    {
        RuleTestFile[] files =
        [
            RuleTestFile.Read(new SourceText("rule.tests.toml", Base + "[[case]]\nname = \"a\"\nalerts = true\n")),
            RuleTestFile.Read(new SourceText("rule.tests.ndjson", "{\"name\": \"a\", \"alerts\": false, \"event\": {}}")),
        ];
        RuleDiagnostic finding = Assert.Single(RuleTestRunner.Run(Testing.Rule(Query), files).Diagnostics);
        Assert.Equal(("RG7003", "rule.tests.ndjson"), (finding.Id, finding.Path));
    }
}
