using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class AlertViewTests
{
    public static TheoryData<string> LaterCalls => ["process", "malformed", "event", "advance", "complete"];

    [Theory]
    [MemberData(nameof(LaterCalls))]
    public void A_view_is_stale_after_any_later_call(string call)
    {
        var matcher = new FakeMatcher(Samples.Rule());
        var detector = new Detector(matcher, Samples.Options());
        AlertCollection alerts = detector.Process(Samples.Netcat);
        Alert alert = alerts[0];
        Assert.Equal("Netcat", alert.RuleName);

        switch (call)
        {
            case "process": detector.Process(Samples.Bash); break;
            case "malformed": detector.TryProcess(Samples.Utf8("{"), out _, out _); break;
            case "event": detector.Process(new Event(matcher.Layout)); break;
            case "advance": detector.AdvanceTo(Samples.Now); break;
            default: detector.Complete(); break;
        }

        Assert.Throws<InvalidOperationException>(() => alert.Rule);
        Assert.Throws<InvalidOperationException>(() => alert.Reason);
        Assert.Throws<InvalidOperationException>(() => alert.ToOwned());
        Assert.Throws<InvalidOperationException>(() => alerts[0]);
    }

    [Fact]
    public void A_view_does_not_show_the_alert_of_a_later_call()
    {
        Detector detector = Samples.Detector(Samples.Rule());
        Alert first = detector.Process(Samples.Netcat)[0];
        detector.Process(Samples.Netcat);

        Assert.Throws<InvalidOperationException>(() => first.Id);
    }

    [Fact]
    public void The_default_values_hold_no_alert()
    {
        Assert.Equal(0, default(AlertCollection).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => default(AlertCollection)[0]);
        Assert.Throws<InvalidOperationException>(() => default(Alert).Rule);
    }

    [Fact]
    public void An_owned_alert_keeps_everything()
    {
        byte[] input = Samples.Utf8("""{"_index":"logs-x","_id":"7","_source":{"@timestamp":"2026-01-05T00:00:00Z","process":{"name":"nc"},"host":{"name":"h"}}}""").ToArray();
        string text = System.Text.Encoding.UTF8.GetString(input);
        Detector detector = Samples.Detector(Samples.Rule());
        Alert view = detector.Process(input)[0];
        (Guid id, string reason) = (view.Id, view.Reason);

        OwnedAlert owned = view.ToOwned();
        Array.Clear(input);
        detector.Process(Samples.Bash);

        Assert.Equal(id, owned.Id);
        Assert.Equal(reason, owned.Reason);
        Assert.Equal("h", owned.Entities.HostName);
        Assert.Equal("nc", owned.Entities.ProcessName);
        Assert.Equal(("logs-x", "7"), (owned.IndexName, owned.DocumentId));
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(owned.Document.Span));
        Assert.Equal(2026, owned.OriginalTime?.Year);
    }
}
