using System.Globalization;
using System.Text;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Rules over several events where conditions sleep, events are held, and options change over a restart, in every engine. The rule at hand stands among
/// enough others that generated code has an index, which leaves out conditions that sleep.
/// </summary>
public sealed class CorrelationRestartTests
{
    private const string Sequence = "sequence [any where s == \"a\"] [any where s == \"b\"]";
    private const string Sample = "sample by k [any where s == \"a\"] [any where s == \"b\"]";
    private const int Others = 60;

    private static readonly FieldSchema Schema = FieldSchema.Create(
    [
        new("@timestamp", FieldType.Date),
        new("event.category", FieldType.Keyword),
        new("s", FieldType.Keyword),
        new("n", FieldType.Integer),
        new("t", FieldType.Integer),
        new("k", FieldType.Keyword),
        new("list", FieldType.Keyword),
    ]);

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<EngineKind> Engines => [.. Enum.GetValues<EngineKind>()];

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_sequence_goes_on_after_a_restart(EngineKind engine)
    {
        LoadedRules rules = Load(engine, Sequence);
        Detector detector = rules.CreateDetector(null);
        detector.Process(Event(0, "a"));
        Assert.Equal(1, rules.Restart(detector, null).Process(Event(1, "b")).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_a_snapshot_holds_wakes_the_conditions_of_a_detector_that_holds_nothing(EngineKind engine)
    {
        LoadedRules rules = Load(engine, Sequence);
        Detector detector = rules.CreateDetector(new DetectorOptions { Lateness = TimeSpan.FromSeconds(1) });
        detector.Process(Event(0, "a"));
        detector = rules.Restart(detector, null);
        detector.Process(Event(1_000, "x"));
        Assert.Equal(1, detector.Process(Event(2_000, "b")).Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_a_snapshot_holds_comes_before_later_events_of_the_same_time(EngineKind engine)
    {
        Assert.Equal(1, CountOfTwo("a", "b"));
        Assert.Equal(0, CountOfTwo("b", "a"));

        int CountOfTwo(string held, string later)
        {
            LoadedRules rules = Load(engine, Sequence);
            Detector detector = rules.CreateDetector(new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(1) });
            detector.Process(Event(0, held));
            detector.AdvanceTo(Start);
            detector = rules.Restart(detector, null);
            int found = detector.Process(Event(0, later)).Count;
            return found + detector.Complete().Count;
        }
    }

    /// <summary>The first event satisfies both items, of which the second sleeps; it begins nothing, since it lacks the key of the first.</summary>
    [Theory]
    [MemberData(nameof(Engines))]
    public void What_a_sleeping_condition_says_makes_no_event_late(EngineKind engine)
    {
        Detector detector = Load(engine, "sequence [any where s == \"a\"] by k [any where n == 1] by list", "tiebreaker_field = \"t\"").CreateDetector(null);
        detector.Process(Event(0, "a", "\"n\":1,\"t\":5,\"list\":\"p\""));
        detector.Process(Event(0, "a", "\"t\":3,\"k\":\"p\""));
        Assert.Equal(1, detector.Process(Event(1, "x", "\"n\":1,\"t\":1,\"list\":\"p\"")).Count);
        Assert.Equal(0, detector.Correlations.LateEvents);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void An_event_of_a_batch_without_a_time_has_none_in_the_alert(EngineKind engine)
    {
        Detector detector = Load(engine, Sample).CreateDetector(new DetectorOptions { SampleScope = SampleScope.Batch });
        detector.Process("""{"s":"a","k":"x"}"""u8.ToArray());
        detector.Process("""{"s":"b","k":"x"}"""u8.ToArray());
        AlertCollection alerts = detector.Complete();
        Assert.Equal(1, alerts.Count);
        foreach (Alert alert in alerts)
        {
            Assert.Null(alert.OriginalTime);
            Assert.All(alert.Events, static e => Assert.Null(e!.Timestamp));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_comes_after_the_end_of_a_batch_is_late(EngineKind engine)
    {
        Detector detector = Load(engine, Sample).CreateDetector(new DetectorOptions { SampleScope = SampleScope.Batch });
        detector.Complete();
        detector.Process(Event(0, "a", "\"k\":\"x\""));
        detector.Process(Event(0, "b", "\"k\":\"x\""));
        Assert.Equal(0, detector.Complete().Count);
        Assert.Equal(2, detector.Correlations.LateEvents);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Fewer_samples_for_each_key_after_a_restart_are_no_more_events(EngineKind engine)
    {
        LoadedRules rules = Load(engine, Sample);
        Detector detector = rules.CreateDetector(new DetectorOptions { SampleScope = SampleScope.Batch, MaxSamplesPerKey = 5 });
        Fill();
        long held = detector.Correlations.OpenSequences;
        detector = rules.Restart(detector, new DetectorOptions { SampleScope = SampleScope.Batch });
        Fill();
        Assert.Equal(held, detector.Correlations.OpenSequences);

        void Fill()
        {
            for (int i = 0; i < 20; i++)
            {
                detector.Process(Event(i, "a", "\"k\":\"x\""));
            }
        }
    }

    private static LoadedRules Load(EngineKind engine, string query, string more = "") => LoadedRules.Load(
        engine,
        [
            QueryRule.Compile("rule", query, Schema, tables: more),
            .. Enumerable.Range(0, Others).Select(static i => QueryRule.Compile($"other{i:D2}", $"sequence [any where s == \"q{i}\"] [any where s == \"r{i}\"]", Schema)),
        ]);

    private static byte[] Event(int millisecond, string s, string more = "") => Encoding.UTF8.GetBytes(
        $$"""{"@timestamp":"{{Start.AddMilliseconds(millisecond).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}}","s":"{{s}}"{{(more.Length == 0 ? "" : "," + more)}}}""");
}
