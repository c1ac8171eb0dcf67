using RuleGen.Tests.Detection;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>The instant at which an event is judged.</summary>
public sealed class EventNowTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_stays_the_same_until_the_event_is_filled_again()
    {
        var layout = new EventLayout("a");
        var e = new Event(layout) { TimeProvider = new TickingClock() };
        EventReader reader = layout.CreateReader();
        reader.Read("{}"u8.ToArray(), e);
        Assert.Equal(Start, e.Now);
        Assert.Equal(Start, e.Now);
        reader.Read("{}"u8.ToArray(), e);
        Assert.Equal(Start.AddTicks(1), e.Now);
    }

    [Fact]
    public void A_detector_asks_its_own_clock_anew_for_every_event()
    {
        var layout = new EventLayout("a");
        List<DateTimeOffset> seen = [];
        var rule = new Rule(Samples.Rule(), layout, e =>
        {
            seen.Add(e.Now);
            return false;
        });
        var detector = new Detector(new OneRule(layout, rule), new DetectorOptions { TimeProvider = new TickingClock() });
        var e = new Event(layout);
        layout.CreateReader().Read("{}"u8.ToArray(), e);
        detector.Process(e);
        detector.Process(e);
        detector.Process("{}"u8.ToArray());
        Assert.Equal([Start, Start.AddTicks(1), Start.AddTicks(2)], seen);
    }

    /// <summary>Each reading is one tick later.</summary>
    private sealed class TickingClock : TimeProvider
    {
        private long _readings;

        public override DateTimeOffset GetUtcNow() => Start.AddTicks(_readings++);
    }

    private sealed class OneRule(EventLayout layout, Rule rule) : RuleMatcher
    {
        public override EventLayout Layout => layout;

        public override IReadOnlyList<Rule> Rules => [rule];

        public override void FindMatches(Event e, RuleHits hits)
        {
            if (rule.IsMatch(e))
            {
                hits.Add(0);
            }
        }
    }
}
