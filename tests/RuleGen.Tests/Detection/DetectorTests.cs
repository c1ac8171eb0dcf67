using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class DetectorTests
{
    [Fact]
    public void A_hit_gives_one_alert_per_rule_in_rule_order()
    {
        Detector detector = Samples.Detector(Samples.Rule("a"), Samples.Rule("b"), Samples.Rule("c"));

        var ids = new List<string>();
        foreach (Alert alert in detector.Process(Samples.Netcat))
        {
            ids.Add(alert.Rule.Metadata.RuleId);
        }

        Assert.Equal(["a", "b", "c"], ids);
        Assert.Equal(3, detector.Alerts);
    }

    [Fact]
    public void An_alert_carries_the_event_and_the_times()
    {
        Alert alert = Samples.Detector(Samples.Rule()).Process(Samples.Netcat)[0];

        Assert.Equal(Samples.Netcat, System.Text.Encoding.UTF8.GetString(alert.Event.Document));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 0, 0, 0, 350, TimeSpan.Zero), alert.OriginalTime);
        Assert.Equal(Samples.Now, alert.Timestamp);
        Assert.Equal(Severity.Medium, alert.Severity);
        Assert.Equal(47, alert.RiskScore);
        Assert.Equal("Netcat", alert.RuleName);
    }

    [Fact]
    public void Malformed_input_is_an_error_and_the_detector_goes_on()
    {
        Detector detector = Samples.Detector(Samples.Rule());

        Assert.Throws<EventFormatException>(() => detector.Process("""{"process":"""));
        Assert.False(detector.TryProcess(Samples.Utf8("nonsense"), out AlertCollection alerts, out _));
        Assert.Equal(0, alerts.Count);
        Assert.True(detector.TryProcess(Samples.Utf8(Samples.Netcat), out alerts, out _));
        Assert.Equal(1, alerts.Count);
        Assert.Equal(1, detector.EventsProcessed);
    }

    [Fact]
    public void A_document_is_proved_to_its_end_before_it_gives_an_alert()
    {
        const string Defective = """{"process":{"name":"%"},"x":[1,]}""";
        Detector detector = Samples.Detector(Samples.Rule());

        Assert.True(detector.TryProcess(Samples.Utf8(Defective.Replace('%', 'a')), out _, out _));
        Assert.False(detector.TryProcess(Samples.Utf8(Defective.Replace("%", "nc", StringComparison.Ordinal)), out AlertCollection alerts, out EventError error));
        Assert.Equal(0, alerts.Count);
        Assert.Equal(new EventError(32, EventErrorReason.UnexpectedCharacter), error);
        Assert.Equal(1, detector.EventsProcessed);
    }

    [Fact]
    public void An_event_of_another_layout_is_refused()
    {
        Detector detector = Samples.Detector(Samples.Rule());

        Assert.Throws<ArgumentException>(() => detector.Process(new Event(new EventLayout("@timestamp", "process.name"))));
    }

    [Fact]
    public void An_event_read_elsewhere_alerts_as_its_document_does()
    {
        var matcher = new FakeMatcher(Samples.Rule());
        var detector = new Detector(matcher, Samples.Options());
        var e = new Event(matcher.Layout);
        Assert.True(matcher.Layout.CreateReader(EventValidation.Checked).TryRead(Samples.Utf8(Samples.Netcat), e, out _));

        Guid read = detector.Process(e)[0].Id;

        Assert.Equal(detector.Process(Samples.Netcat)[0].Id, read);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_disabled_rule_alerts_only_on_demand(bool includeDisabledRules, int alerts)
    {
        var matcher = new FakeMatcher(Samples.Rule("a", enabled: false), Samples.Rule("b"));
        var detector = new Detector(matcher, Samples.Options(includeDisabledRules: includeDisabledRules));

        Assert.Equal(alerts, detector.Process(Samples.Netcat).Count);
    }

    [Fact]
    public void Events_without_a_valid_timestamp_are_counted_and_judged()
    {
        Detector detector = Samples.Detector(Samples.Rule());

        Assert.Equal(1, detector.Process(Samples.Netcat).Count);
        Assert.Equal(1, detector.Process("""{"process":{"name":"nc"}}""").Count);
        Assert.Equal(1, detector.Process("""{"@timestamp":"yesterday","process":{"name":"nc"}}""").Count);
        Assert.Null(detector.Process("""{"@timestamp":"yesterday","process":{"name":"nc"}}""")[0].OriginalTime);

        Assert.Equal(4, detector.EventsProcessed);
        Assert.Equal(3, detector.EventsWithoutTimestamp);
    }

    [Fact]
    public void Time_and_the_end_of_input_decide_nothing_for_single_event_rules()
    {
        Detector detector = Samples.Detector(Samples.Rule());

        Assert.Equal(0, detector.AdvanceTo(Samples.Now).Count);
        Assert.Equal(0, detector.Complete().Count);
    }

    [Fact]
    public void Events_without_an_alert_allocate_nothing()
    {
        var matcher = new FakeMatcher(Samples.Rule("a"), Samples.Rule("b", index: ["logs-other*"]));
        var detector = new Detector(matcher, Samples.Options());
        ReadOnlyMemory<byte>[] misses = [Samples.Utf8(Samples.Bash)];
        ReadOnlyMemory<byte> outOfScope = Samples.Utf8("""{"data_stream":{"dataset":"cloud_defend.process"},"process":{"name":"nc"}}""");
        var scoped = new Detector(new FakeMatcher(Samples.Rule("b", index: ["logs-other*"])), Samples.Options());
        Run(100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        long alerts = Run(10_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(0, alerts);

        long Run(int count)
        {
            long found = 0;
            for (int i = 0; i < count; i++)
            {
                foreach (Alert alert in detector.Process(misses[0]))
                {
                    found++;
                }

                found += scoped.Process(outOfScope).Count;
            }

            return found;
        }
    }
}
