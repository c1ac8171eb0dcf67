using System.Text;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>What a rule file says beside its query holds for every event of a sequence or sample, in every engine.</summary>
public sealed class CorrelationRuleTests
{
    private const string Query = "sequence by user.name [process where process.name == \"a\"] [file where true]";

    private static readonly FieldInfo[] Fields =
    [
        new("@timestamp", FieldType.Date),
        new("event.category", FieldType.Keyword),
        new("event.created", FieldType.Date),
        new("event.sequence", FieldType.Integer),
        new("event.nanos", FieldType.DateNanos),
        new("host.name", FieldType.Keyword),
        new("process.name", FieldType.Keyword),
        new("user.name", FieldType.Keyword),
        new("user.name.caseless", FieldType.Keyword) { MultiFieldOf = "user.name" },
    ];

    public static TheoryData<EngineKind> Engines => [.. Enum.GetValues<EngineKind>()];

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_filter_holds_for_the_events_of_every_item(EngineKind engine)
    {
        const string Filter = "[[rule.filters]]\nmeta.negate = true\nquery.term.'host.name' = 'build'";
        string[] events = [Event("process", 0), Event("file", 1, "\"host\":{\"name\":\"build\"},"), Event("file", 2), Event("process", 3, "\"host\":{\"name\":\"build\"},"), Event("file", 4)];

        Assert.Equal(["1 2", "4 5"], Find(engine, Query, "", events));
        Assert.Equal(["1 3"], Find(engine, Query, Filter, events));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void An_exception_holds_for_the_events_of_every_item_missing_ones_and_until_included(EngineKind engine)
    {
        const string Missing = "sequence by user.name with maxspan=1m [process where process.name == \"a\"] ![file where true]";
        const string Until = Query + " until [network where true]";
        string build = "\"host\":{\"name\":\"build\"},";
        ExceptionSet exceptions = Exceptions();

        Assert.Equal(["1 3"], Find(engine, Query, "", [Event("process", 0), Event("file", 1, build), Event("file", 2)], exceptions: exceptions));
        Assert.Equal([], Find(engine, Missing, "", [Event("process", 0), Event("file", 1)], exceptions: exceptions));
        Assert.Equal(["1 -"], Find(engine, Missing, "", [Event("process", 0), Event("file", 1, build)], exceptions: exceptions));
        Assert.Equal([], Find(engine, Until, "", [Event("process", 0), Event("network", 1), Event("file", 2)], exceptions: exceptions));
        Assert.Equal(["1 3"], Find(engine, Until, "", [Event("process", 0), Event("network", 1, build), Event("file", 2)], exceptions: exceptions));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Index_patterns_hold_for_every_event(EngineKind engine)
    {
        const string Index = "index = [\"logs-a.*\"]";
        string[] events =
        [
            Event("process", 0, "\"data_stream\":{\"type\":\"logs\",\"dataset\":\"a.process\",\"namespace\":\"default\"},"),
            Event("file", 1, "\"data_stream\":{\"type\":\"logs\",\"dataset\":\"b.file\",\"namespace\":\"default\"},"),
            Event("file", 2, "\"data_stream\":{\"type\":\"logs\",\"dataset\":\"a.file\",\"namespace\":\"default\"},"),
        ];

        Assert.Equal(["1 3"], Find(engine, Query, Index, events));
        Assert.Equal(["1 2"], Find(engine, Query, Index, events, new DetectorOptions { IgnoreIndexPatterns = true }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Another_field_can_be_the_time(EngineKind engine)
    {
        string[] events = [Event("file", 0, "\"event.created\":\"2026-01-05T09:00:02Z\","), Event("process", 1, "\"event.created\":\"2026-01-05T09:00:01Z\","), Event("file", 2)];
        var lateness = new DetectorOptions { Lateness = TimeSpan.FromMinutes(1) };

        Assert.Equal(["2 3"], Find(engine, Query, "", events, lateness));
        Assert.Equal(["2 1"], Find(engine, Query, "timestamp_field = \"event.created\"", events, lateness));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Nanoseconds_order_events_to_the_last_digit(EngineKind engine)
    {
        string[] events = [Event("file", 0, "\"event.nanos\":\"2026-01-05T09:00:00.123456789Z\","), Event("process", 1, "\"event.nanos\":\"2026-01-05T09:00:00.123456788Z\",")];
        var lateness = new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(1) };

        Assert.Equal(["2 1"], Find(engine, Query, "timestamp_field = \"event.nanos\"", events, lateness));

        // Of the usual time field too, when it is of that type.
        string[] usual = [.. events.Select(static e => e.Replace("@timestamp", "ignored", StringComparison.Ordinal).Replace("event.nanos", "@timestamp", StringComparison.Ordinal))];
        FieldInfo[] nanos = [new("@timestamp", FieldType.DateNanos), .. Fields[1..]];
        Assert.Equal(["2 1"], Find(engine, Query, "", usual, lateness, schema: nanos));
        Assert.Equal([], Find(engine, Query, "", usual, lateness));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_span_is_counted_in_nanoseconds_where_times_are(EngineKind engine)
    {
        string query = Query.Replace("by user.name", "by user.name with maxspan=1ms", StringComparison.Ordinal);
        const string Field = "timestamp_field = \"event.nanos\"";

        Assert.Equal(["1 2"], Find(engine, query, Field, [Event("process", 0, Nanos("000000001")), Event("file", 1, Nanos("001000001"))]));
        Assert.Equal([], Find(engine, query, Field, [Event("process", 0, Nanos("000000001")), Event("file", 1, Nanos("001000002"))]));

        static string Nanos(string fraction) => $"\"event.nanos\":\"2026-01-05T09:00:00.{fraction}Z\",";
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_tiebreaker_orders_events_of_one_time_and_an_absent_one_comes_last(EngineKind engine)
    {
        string[] events = [Event("file", 0), Event("file", 0, "\"event.sequence\":12,"), Event("process", 0, "\"event.sequence\":9,")];
        var lateness = new DetectorOptions { Lateness = TimeSpan.FromSeconds(1) };

        Assert.Equal(["3 2"], Find(engine, Query, "tiebreaker_field = \"event.sequence\"", events, lateness));
        Assert.Equal([], Find(engine, Query, "", events, lateness));
    }

    /// <summary>As Elasticsearch joins by what a normalizer made of the values.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public void A_field_that_ignores_letter_case_joins_by_its_folded_values(EngineKind engine)
    {
        string[] events = [Event("process", 0, "\"user\":{\"name\":\"ÄDMIN\"},"), Event("file", 1, "\"user\":{\"name\":\"ädmin\"},"), Event("process", 2, "\"user\":{\"name\":\"\"},"), Event("file", 3, "\"user\":{\"name\":\"\"},")];

        Assert.Equal(["3 4"], Find(engine, Query, "", events));
        Assert.Equal(["1 2", "3 4"], Find(engine, Query.Replace("user.name", "user.name.caseless", StringComparison.Ordinal), "", events));
    }

    private static string[] Find(
        EngineKind engine, string query, string more, string[] events, DetectorOptions? options = null, ExceptionSet? exceptions = null, FieldInfo[]? schema = null)
    {
        CompiledRule rule = QueryRule.Compile("sequence-1", query, FieldSchema.Create(schema ?? Fields), tables: more);
        Assert.True(rule.Evaluated is not null, string.Join('\n', rule.Diagnostics));
        Detector detector = LoadedRules.Load(engine, [exceptions?.Apply(rule) ?? rule]).CreateDetector(options);
        var found = new List<string>();
        for (int i = 0; i < events.Length; i++)
        {
            Take(detector.Process(Encoding.UTF8.GetBytes(events[i]), new EventOrigin("stream", i + 1)));
        }

        Take(detector.Complete());
        return [.. found];

        void Take(AlertCollection alerts)
        {
            foreach (Alert alert in alerts)
            {
                found.Add(string.Join(' ', alert.Events.Select(static e => e is null ? "-" : FormattableString.Invariant($"{e.Origin!.Value.Line}"))));
            }
        }
    }

    private static string Event(string category, int second, string more = "") =>
        $$"""{{{more}}"@timestamp":"2026-01-05T10:00:0{{second}}Z","event.category":"{{category}}","process.name":"a"{{(more.Contains("\"user\"", StringComparison.Ordinal) ? "" : ",\"user.name\":\"u\"")}}}""";

    private static ExceptionSet Exceptions() => ExceptionSet.Compile([new SourceText("a.exceptions.toml", """
        metadata.rule_ids = ["sequence-1"]
        [[exceptions]]
        [[exceptions.items]]
        name = "The build machine"
        entries = [{ field = "host.name", type = "match", operator = "included", value = "build" }]
        """)], ValueLists.Empty, FieldSchema.Create(Fields));
}
