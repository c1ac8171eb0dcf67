using System.Text.Json;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Tests.Eql;
using Xunit;

namespace RuleGen.Compiler.Tests.Synthesis;

/// <summary>Conditions and the events made from them. That an event satisfies its condition is judged here as the interpreter does.</summary>
public sealed class EventSynthesizerTests
{
    [Theory]
    [InlineData("process.name == \"sh\"", """{"process":{"name":"sh"}}""")]
    [InlineData("process.name : \"SH\"", """{"process":{"name":"sh"}}""")]
    [InlineData("process.name in (\"a\", \"b\") and process.name != \"a\"", """{"process":{"name":"b"}}""")]
    [InlineData("file.path like \"/etc/cron.?/*.sh\"", """{"file":{"path":"/etc/cron.1/sample.sh"}}""")]
    [InlineData("file.path : \"?:\\\\Users\\\\*\\\\x.exe\"", """{"file":{"path":"c:\\users\\sample\\x.exe"}}""")]
    [InlineData("process.pid > 5 and process.pid < 7", """{"process":{"pid":6}}""")]
    [InlineData("process.pid >= 5 and process.pid != 5", """{"process":{"pid":6}}""")]
    [InlineData("process.interactive", """{"process":{"interactive":true}}""")]
    [InlineData("process.name > \"b\"", """{"process":{"name":"bx"}}""")]
    [InlineData("process.name != null", """{"process":{"name":"sample"}}""")]
    [InlineData("process.name == null and process.pid == 1", """{"process":{"pid":1}}""")]
    [InlineData("made_up.field == 4", """{"made_up":{"field":4}}""")]
    public void The_event_has_what_the_condition_asks_for(string condition, string expected) => Assert.Equal(expected, Fields(condition));

    [Theory]
    [InlineData("file.path : \"/tmp/*\" and file.path : \"*.sh\"", """{"file":{"path":"/tmp/sample.sh"}}""")]
    [InlineData("file.path : \"*.sh\" and file.path : \"/tmp/*\"", """{"file":{"path":"/tmp/sample.sh"}}""")]
    [InlineData("file.path : \"*one*\" and file.path : \"*two*\" and file.path : \"*three*\"", """{"file":{"path":"twoonethree"}}""")]
    [InlineData("process.args == \"-a\" and process.args == \"-b\"", """{"process":{"args":["-a","-b"]}}""")]
    [InlineData("process.name == \"a\" and process.name == \"b\"", """{"process":{"name":["a","b"]}}""")]
    public void One_value_serves_several_tests_where_it_can(string condition, string expected) => Assert.Equal(expected, Fields(condition));

    [Theory]
    [InlineData("(process.name == \"a\" and false) or process.pid == 1", """{"process":{"pid":1}}""")]
    [InlineData("(process.name == \"a\" or process.pid == 1) and process.name == null", """{"process":{"pid":1}}""")]
    [InlineData("(process.name == \"a\" or process.pid == 1) and not process.name : \"*\"", """{"process":{"pid":1}}""")]
    [InlineData("process.name : \"*\" and not process.name : (\"sample\", \"other\")", """{"process":{"name":"1"}}""")]
    [InlineData("not (process.name == \"a\" and process.pid == 1) and process.pid == 1", """{"process":{"pid":1}}""")]
    [InlineData("not process.name == null and process.pid == 1", """{"process":{"name":"sample","pid":1}}""")]
    public void Choices_that_lead_nowhere_are_left(string condition, string expected) => Assert.Equal(expected, Fields(condition));

    [Theory]
    [InlineData("false", "contradicts itself")]
    [InlineData("process.name == \"a\" and process.name != \"a\"", "no value was found such that process.name is \"a\" while no process.name is \"a\"")]
    [InlineData("process.name == null and process.name : \"a*\"", "process.name")]
    [InlineData("(process.name == \"a\" or process.name == \"b\") and not process.name in (\"a\", \"b\")", "process.name")]
    public void Of_a_contradiction_the_reason_is_given(string condition, string reason)
    {
        SynthesizedEvents events = EventSynthesizer.Synthesize(Bind(condition));

        Assert.Null(events.Match);
        Assert.Contains(reason, events.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contradiction_behind_many_choices_is_given_up_at_once()
    {
        string choices = string.Join(" and ", Enumerable.Range(0, 40).Select(static i => FormattableString.Invariant($"(a{i}.x == \"1\" or a{i}.x == \"2\" or a{i}.x == \"3\")")));

        SynthesizedEvents events = EventSynthesizer.Synthesize(Bind(choices + " and (process.name == \"a\" or process.name == \"b\") and (process.name != \"a\" and process.name != \"b\")"));

        Assert.Null(events.Match);
        Assert.StartsWith("no value was found", events.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_near_miss_fails_one_clause()
    {
        Predicate predicate = Bind("process.name == \"sh\" and not process.args : \"-c\" and (process.pid == 1 or process.interactive)");

        SynthesizedEvents events = EventSynthesizer.Synthesize(predicate);

        Assert.Null(events.Reason);
        Assert.Equal(
            ["process.name is \"sh\"", "not process.args ~is \"-c\"", "process.pid == 1 or process.interactive == true"],
            events.NearMisses.Select(static miss => miss.Clause.ToString()));
        Assert.All(events.NearMisses, miss =>
        {
            Assert.False(Holds(predicate, miss.Event));
            Assert.All(events.NearMisses, other => Assert.Equal(other.Clause != miss.Clause, Holds(other.Clause, miss.Event)));
        });
        Assert.Equal(
            ["""{"process":{"name":"shx","pid":1}}""", """{"process":{"args":["-c"],"name":"sh","pid":1}}""", """{"process":{"name":"sh","pid":2}}"""],
            events.NearMisses.Select(static miss => OwnFields(miss.Event)));
    }

    [Fact]
    public void A_condition_that_always_holds_has_no_near_miss()
    {
        SynthesizedEvents events = EventSynthesizer.Synthesize(new Always(true));

        Assert.NotNull(events.Match);
        Assert.Empty(events.NearMisses);
        Assert.NotNull(events.Reason);
    }

    [Fact]
    public void An_event_has_a_time_and_a_host()
    {
        using JsonDocument document = JsonDocument.Parse(EventSynthesizer.Synthesize(Bind("process.pid == 1")).Match!.ToJson());

        Assert.True(document.RootElement.GetProperty("@timestamp").TryGetDateTime(out _));
        Assert.Equal("sample-host", document.RootElement.GetProperty("host").GetProperty("name").GetString());
    }

    [Fact]
    public void What_the_condition_says_of_a_basic_field_counts()
    {
        SynthesizedEvents events = EventSynthesizer.Synthesize(Bind("host.name == null and process.pid == 1"));

        Assert.DoesNotContain(events.Match!.Fields, static field => field.Name == "host.name");
    }

    [Fact]
    public void A_value_at_any_depth_below_a_path_has_a_key_of_its_own()
    {
        var test = new StringTest(new FieldReference("labels.*", FieldType.Keyword), new EqualTo("x"));

        Assert.Equal("""{"labels":{"sample":"x"}}""", OwnFields(EventSynthesizer.Synthesize(test).Match!));
    }

    [Fact]
    public void A_path_below_a_value_stands_under_a_dotted_key()
    {
        Predicate predicate = Bind("odd == \"1\" and odd.one == \"2\" and odd.one.more == \"3\"");

        Assert.Equal("""{"odd":1,"odd.one":2,"odd.one.more":3}""", OwnFields(EventSynthesizer.Synthesize(predicate).Match!));
    }

    [Fact]
    public void A_constant_that_no_document_can_hold_gives_no_event() =>
        Assert.NotNull(EventSynthesizer.Synthesize(new StringTest(new FieldReference("s", FieldType.Keyword), new EqualTo("\uD800"))).Reason);

    [Fact]
    public void Another_label_keeps_the_order_of_the_fields()
    {
        SampleEvent sample = EventSynthesizer.Synthesize(Bind("process.pid == 1")).Match!.With("labels.sample", "x");

        Assert.Equal(sample.Fields.Select(static field => field.Name).Order(StringComparer.Ordinal), sample.Fields.Select(static field => field.Name));
        Assert.Contains("\"labels\":{\"sample\":\"x\"}", sample.ToJson(), StringComparison.Ordinal);
    }

    private static Predicate Bind(string condition)
    {
        var diagnostics = new DiagnosticBag();
        Predicate? predicate = (EqlBinder.Bind(EqlTesting.Parse("any where " + condition), EqlTesting.Text("any where " + condition), new EqlBinderOptions(FieldSchema.Default), diagnostics) as EventQuery)?.Condition;
        Assert.DoesNotContain(diagnostics.Items, static d => d.Severity == RuleDiagnosticSeverity.Error);
        return predicate!;
    }

    private static string Fields(string condition)
    {
        SynthesizedEvents events = EventSynthesizer.Synthesize(Bind(condition));
        Assert.NotNull(events.Match);
        return OwnFields(events.Match);
    }

    // Without what every event has.
    private static string OwnFields(SampleEvent sample) =>
        new SampleEvent([.. sample.Fields.Where(static field => field.Name is not ("@timestamp" or "event.kind" or "host.name"))]).ToJson();

    private static bool Holds(Predicate predicate, SampleEvent sample)
    {
        string[] names = [.. PredicateFields.Of(predicate).Select(static field => field.Name).Distinct()];
        using JsonDocument document = JsonDocument.Parse(sample.ToJson());
        return new PredicateEvaluator(predicate, field => Array.IndexOf(names, field.Name)).Evaluate(new EventDocument(document.RootElement, names));
    }
}
