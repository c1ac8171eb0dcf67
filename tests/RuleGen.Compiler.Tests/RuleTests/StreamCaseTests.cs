using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.RuleTests;

/// <summary>Cases of rules over several events: their events are a stream, and a failure says how far it got.</summary>
public sealed class StreamCaseTests
{
    private const string Sequence = "sequence by host.id with maxspan=1m [process where process.name == \"a\"] [process where process.name == \"b\"] [process where process.name == \"c\"] until [process where process.name == \"end\"]";
    private const string Missing = "sequence by host.id with maxspan=1m [process where process.name == \"a\"] ![process where process.name == \"b\"]";
    private const string Sample = "sample by host.id [process where process.name == \"a\"] [process where process.name == \"b\"]";

    [Theory]
    [InlineData(Sequence, "a b c", "alerts = true", null)]
    [InlineData(Sequence, "a b c", "alerts = 1", null)]
    [InlineData(Sequence, "c b a", "alerts = false", null)]
    [InlineData(Sequence, "a b c a b c", "alerts = 2", null)]
    [InlineData(Sequence, "c@2 a@0 b@1", "alerts = true", null)]
    [InlineData(Sequence, "x", "alerts = true", " must alert and does not: event 1 is nearest to item 1, missing: process.name is \"a\" (the event has: \"x\")")]
    [InlineData(Sequence, "a x", "alerts = true", " must alert and does not: event 1 fits item 1 (by host.id = \"h\"); behind it no event fits item 2: event 2 is nearest to item 2, missing: process.name is \"b\" (the event has: \"x\")")]
    [InlineData(Sequence, "a b", "alerts = true", " must alert and does not: event 1 and event 2 fit items 1 and 2 (by host.id = \"h\"); behind them no event fits item 3: there is none")]
    [InlineData(Sequence, "a b c:g", "alerts = true", " must alert and does not: event 1 and event 2 fit items 1 and 2 (by host.id = \"h\"); behind them no event fits item 3: event 3 would, with another key (host.id = \"g\")")]
    [InlineData(Sequence, "a b c:", "alerts = true", " must alert and does not: event 1 and event 2 fit items 1 and 2 (by host.id = \"h\"); behind them no event fits item 3: event 3 would, and lacks a field of the key (host.id)")]
    [InlineData(Sequence, "a: b", "alerts = true", " must alert and does not: event 1 fits item 1 and lacks a field of the key (host.id)")]
    [InlineData(Sequence, "a b c@61", "alerts = true", " must alert and does not: event 1 and event 2 fit items 1 and 2 (by host.id = \"h\"); event 3, which fits item 3, comes more than maxspan after event 1")]
    [InlineData(Sequence, "a b end c", "alerts = true", " must alert and does not: event 1 and event 2 fit items 1 and 2 (by host.id = \"h\"); event 3 fits until and ends it")]
    [InlineData(Sequence, "a b@never", "alerts = true", " must alert and does not: event 2 has no valid @timestamp and takes no part; event 1 fits item 1 (by host.id = \"h\"); behind it no event fits item 2: there is none")]
    [InlineData(Sequence, "a b c", "alerts = false", " must not alert and does: event 1, event 2 and event 3 (by host.id = \"h\")")]
    [InlineData(Sequence, "a b c", "alerts = 2", " must give 2 alerts and gives 1: event 1, event 2 and event 3 (by host.id = \"h\")")]
    [InlineData(Sequence, "a b", "alerts = 1", " must give 1 alert and gives none: event 1 and event 2 fit items 1 and 2 (by host.id = \"h\"); behind them no event fits item 3: there is none")]
    [InlineData(Missing, "a", "alerts = true", null)]
    [InlineData(Missing, "a b@61", "alerts = true", null)]
    [InlineData(Missing, "a b", "alerts = true", " must alert and does not: event 1 fits item 1 (by host.id = \"h\"); event 2 fits item 2, which must be missing")]
    [InlineData(Sample, "b a", "alerts = true", null)]
    [InlineData(Sample, "b", "alerts = true", " must alert and does not: event 1 fits an item (by host.id = \"h\"); no other event with the same key fits item 1: there is none")]
    [InlineData(Sample, "b a@400", "alerts = false", null)]
    public void A_case_is_a_stream_and_fails_with_what_was_seen_instead(string query, string events, string alerts, string? failure)
    {
        RuleTestRun run = Testing.Run(query, $"[base]\nevent.category = 'process'\nhost.id = 'h'\n[[case]]\nname = \"the case\"\n{alerts}\nevents = [{string.Join(", ", events.Split(' ').Select(Write))}]");

        Assert.Equal(failure is null ? null : "rule 'A thing': case 'the case'" + failure, Assert.Single(run.Results).Failure);
        Assert.Equal(failure is null ? [] : ["RG7001"], run.Diagnostics.Select(static d => d.Id));
        Assert.All(run.Diagnostics, static d => Assert.Equal((4, 7), (d.Start.Line, d.Start.Column)));
    }

    [Fact]
    public void Coverage_counts_the_clauses_of_every_item()
    {
        RuleTestRun run = Testing.Run(Missing, "[base]\nevent.category = 'process'\nhost.id = 'h'\n\"@timestamp\" = 2026-01-05T10:00:00Z\n[[case]]\nname = \"a\"\nalerts = true\nevent.process.name = 'a'");

        Assert.Equal(
            ["Event 1: some event.category is \"process\": true", "Event 1: process.name is \"a\": true", "Missing event 2: process.name is \"b\": false"],
            run.Coverage!.Clauses.Where(static clause => clause.Predicate is not Predicates.And)
                .Select(static clause => $"{clause.ConditionName}: {Explanation.ExplanationPhrases.Test(clause.Predicate)}:{(clause.WasTrue ? " true" : "")}{(clause.WasFalse ? " false" : "")}")
                .Where(static line => !line.StartsWith("Missing event 2: some", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Sequence)]
    [InlineData(Missing)]
    [InlineData(Sample)]
    [InlineData("sequence by user.id with maxspan=5s [authentication where event.outcome == \"failure\"] with runs=3 ![file where file.size > 5 or file.name : (\"x*\", \"y\")] [authentication where event.outcome == \"success\"]")]
    [InlineData("sequence [process where process.args like~ (\"-*l*\", \"<\")] by process.entity_id [network where cidrMatch(source.ip, \"10.0.0.0/8\")] by process.parent.entity_id")]
    public void New_tests_pass_and_reach_every_clause(string query)
    {
        string? text = NewTests.Write(Testing.Rule(query), out string? problem);

        Assert.True(text is not null, problem);
        RuleTestRun run = Testing.Run(query, text);
        Assert.True(run.Diagnostics.Count == 0, string.Join('\n', run.Diagnostics) + "\n" + text);
        Assert.Contains(run.Results, static result => result.Case.Expectation.Every);
        Assert.Contains(run.Results, static result => !result.Case.Expectation.Every && result.Case.Events.Count > 1);
        Assert.True(run.Coverage!.Percent == 100, string.Join('\n', run.Coverage.Clauses.Where(static c => !c.WasTrue || !c.WasFalse).Select(static c => $"{c.ConditionName}: {c.Predicate}")) + "\n" + text);
    }

    [Fact]
    public void Cases_of_one_json_object_a_line_are_streams_too()
    {
        const string Tests = """
            {"name": "both", "alerts": true, "events": [{"@timestamp": 1767571200000, "event": {"category": "process"}, "host": {"id": "h"}, "process": {"name": "a"}}, {"@timestamp": 1767571200001, "event": {"category": "process"}, "host": {"id": "h"}, "process": {"name": "b"}}]}
            """;
        RuleTestRun run = RuleTestRunner.Run(Testing.Rule(Sample), [RuleTestFile.Read(new SourceText("rule.tests.ndjson", Tests))]);
        Assert.Null(Assert.Single(run.Results).Failure);
    }

    // "name@second:host": a second apart and on host h unless said; "@never" has no time, ":" alone no host.
    private static string Write(string text, int index)
    {
        string[] host = text.Split(':');
        string[] time = host[0].Split('@');
        string seconds = time.Length > 1 ? time[1] : $"{index}";
        string timestamp = seconds == "never" ? "'never'" : $"'{new DateTime(2026, 1, 5).AddSeconds(int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture)):yyyy-MM-dd'T'HH:mm:ss'Z'}'";
        string hostId = host.Length == 1 ? "" : host[1].Length == 0 ? ", host.id = []" : $", host.id = '{host[1]}'";
        return $"{{ \"@timestamp\" = {timestamp}, process.name = '{time[0]}'{hostId} }}";
    }
}
