using Xunit;

namespace RuleGen.Tests.Sequences;

/// <summary>What a sequence is, case by case. Events are written as kind, time and, behind a colon, user.</summary>
public sealed class SequenceScenarioTests
{
    [Theory]
    [InlineData("A B", null, "A1 B2", "0 1")]
    [InlineData("A B", null, "B1 A2", "")]
    [InlineData("A B", null, "A1 A2 B3 B4", "1 2")] // The newer takes the place of the older, and the second B finds nothing.
    [InlineData("A B C", null, "A1 B2 A3 B4 C5", "2 3 4")]
    [InlineData("A B", 5, "A1 A4 B8", "1 2")]
    [InlineData("A B", 5, "A1 B6", "0 1")] // The distance may be as long as maxspan.
    [InlineData("A B", 5, "A1 B7 B8", "")]
    [InlineData("A B C", 5, "A1 B5 C7", "")] // It counts from the first event.
    [InlineData("A A A", null, "A1 A2 A3", "0 1 2")]
    [InlineData("A B", null, "AB1 AB2", "0 1")] // An event is two items, but of different sequences.
    [InlineData("A B", null, "AB1", "")]
    public void Items_in_order(string items, int? maxSpan, string events, string expected) =>
        AssertFinds(items, maxSpan, null, events, expected);

    [Theory]
    [InlineData("A B", "A1 C2 B3", "")]
    [InlineData("A B", "A1 B2 C3", "0 1")]
    [InlineData("A B", "AC1 B2", "")] // What begins a sequence and ends it.
    [InlineData("A B", "A1 BC2", "0 1")] // What completes it is not before itself.
    [InlineData("A B", "A1 C2 A3 B4", "2 3")]
    public void Until_ends_what_is_open(string items, string events, string expected) => AssertFinds(items, null, 'C', events, expected);

    [Theory]
    [InlineData("A !B", 5, "A0", "0 -")]
    [InlineData("A !B", 5, "A0 B3", "")]
    [InlineData("A !B", 5, "A0 B5", "")]
    [InlineData("A !B", 5, "A0 B6", "0 -")]
    [InlineData("A !B", 5, "A3 B3", "0 -")] // Of the same millisecond is neither before nor after.
    [InlineData("!A B", 5, "A0 B3", "")]
    [InlineData("!A B", 5, "A0 B6", "- 1")]
    [InlineData("!A B", 5, "A3 B3", "- 1")]
    [InlineData("A !B C", 5, "A0 B1 C2", "")]
    [InlineData("A !B C", 5, "A0 B0 C2 B2", "0 - 2")]
    [InlineData("A !B C", 5, "B0 A1 C2 B3", "1 - 2")]
    [InlineData("A !X B C", 9, "A1 B2 A3 X4 B5 C6", "")] // What comes to nothing takes the place of what could have been.
    [InlineData("A !X B C", 9, "A1 B2 X3 C4", "0 - 1 3")]
    [InlineData("!A B !C", 5, "A0 B1 C2", "")]
    [InlineData("!A B !C", 5, "B1 C2", "- 0 -")] // At both ends it needs both to refuse.
    [InlineData("!A B !C", 5, "A0 B1", "- 1 -")]
    [InlineData("!A B !C", 5, "A0 B1 C6", "- 1 -")]
    public void Missing_items(string items, int maxSpan, string events, string expected) => AssertFinds(items, maxSpan, null, events, expected);

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void An_event_of_a_clock_that_is_ahead_makes_no_other_late(int lateness)
    {
        Query query = new() { Items = [new Item('A'), new Item('B')] };
        Sighting[] events = Sighting.Number([Sighting.Of(0, "A"), Sighting.Of(5_000_000_000, "A"), Sighting.Of(10, "B"), Sighting.Of(3_600_000, "A"), Sighting.Of(3_600_001, "B")]);
        var clock = new StoppedClock(Sighting.Start);
        var strict = new Run(new DetectorOptions { MaxClockSkew = TimeSpan.FromHours(1), TimeProvider = clock, Lateness = TimeSpan.FromMilliseconds(lateness) }, query);
        strict.Process(events);

        // The last one is a millisecond too far ahead, by as much as is allowed.
        strict.AdvanceTo(3_700_000);
        Assert.Equal(["0 2 by "], strict.Matches);
        Assert.Equal((2L, 0L), (strict.Detector.Correlations.EventsAhead, strict.Detector.Correlations.LateEvents));

        var credulous = new Run(new DetectorOptions { TimeProvider = clock, Lateness = TimeSpan.FromMilliseconds(lateness) }, query);
        credulous.Process(events);
        credulous.Complete();
        Assert.Empty(credulous.Matches);
        Assert.Equal((0L, 3L), (credulous.Detector.Correlations.EventsAhead, credulous.Detector.Correlations.LateEvents));
    }

    [Fact]
    public void A_trailing_missing_item_is_reported_when_its_time_is_over()
    {
        var run = new Run(null, Query("A !B", 5));
        run.Process(Events("A0:x C5:y"));
        Assert.Empty(run.Matches);
        run.AdvanceTo(5);
        Assert.Empty(run.Matches);
        run.AdvanceTo(6);
        Assert.Equal(["0 - by /x"], run.Matches);
    }

    [Fact]
    public void Keys_keep_sequences_apart() =>
        Assert.Equal(["1 2 by /y"], Run.Find(Query("A B", null), Events("A1:x A2:y B3:y B4:z")));

    [Fact]
    public void An_event_without_the_field_takes_no_part_unless_it_is_optional()
    {
        Sighting[] events = Events("A1 B2");
        Assert.Empty(Run.Find(Query("A B", null), events));
        Assert.Equal(["0 1 by /null"], Run.Find(Query("A B", null) with { Keys = ["?user"] }, events));
    }

    [Fact]
    public void Several_values_are_several_keys()
    {
        Sighting[] events = Sighting.Number([new Sighting(1, "A", ["x", "y", "x"], []), new Sighting(2, "B", ["y", "x", "z"], [])]);
        Assert.Equal(["0 1 by /x", "0 1 by /y"], Run.Find(Query("A B", null), events));
    }

    [Fact]
    public void An_event_without_a_time_takes_no_part_and_is_counted()
    {
        var run = new Run(null, Query("A B", null) with { Keys = [] });
        run.Process(Sighting.Number([Sighting.Of(1, "A"), Sighting.Of(1, "B") with { Time = null }]));
        Assert.Empty(run.Matches);
        Assert.Equal(1, run.Detector.Correlations.EventsWithoutTime);
    }

    [Fact]
    public void A_late_event_takes_no_part_and_is_counted()
    {
        var run = new Run(new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(3) }, Query("A B", null) with { Keys = [] });
        run.Process(Events("B10 A7 A6"));
        run.Complete();
        Assert.Equal(["1 0 by "], run.Matches);
        Assert.Equal(1, run.Detector.Correlations.LateEvents);
        run.Process(Events("A99"));
        Assert.Equal(2, run.Detector.Correlations.LateEvents);
    }

    [Fact]
    public void The_tiebreaker_orders_events_of_one_time_and_an_absent_one_comes_last()
    {
        Query query = Query("A B C", null) with { Keys = [], HasTiebreaker = true };
        Sighting[] events = Sighting.Number([Sighting.Of(1, "C"), Sighting.Of(1, "B") with { Seq = 10 }, Sighting.Of(1, "A") with { Seq = 9 }]);
        Assert.Equal(["2 1 0 by "], Run.Find(query, events, new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(1) }));
    }

    [Fact]
    public void An_event_with_more_keys_than_are_taken_is_counted()
    {
        string[] values = [.. Enumerable.Range(0, 40).Select(i => $"v{i}")];
        var run = new Run(null, Query("A B", null) with { Keys = ["user", "host"] });
        run.Process(Sighting.Number([new Sighting(1, "A", values, values)]));
        Assert.Equal(1, run.Detector.Correlations.EventsWithCutKeys);
        Assert.Equal(JoinKeyBuilder.MaxKeys, run.Detector.Correlations.OpenSequences);
    }

    private static void AssertFinds(string items, int? maxSpan, char? until, string events, string expected) =>
        Assert.Equal(
            expected.Length == 0 ? [] : [$"{expected} by "],
            Run.Find(Query(items, maxSpan) with { Keys = [], Until = until }, Events(events)));

    private static Query Query(string items, int? maxSpan) => new()
    {
        Items = [.. items.Split(' ').Select(item => new Item(item[^1], item[0] == '!'))],
        Keys = ["user"],
        MaxSpan = maxSpan,
    };

    private static Sighting[] Events(string events) => Sighting.Number(events.Split(' ').Select(text =>
    {
        string[] parts = text.Split(':');
        string kinds = parts[0].TrimEnd([.. "0123456789"]);
        return Sighting.Of(long.Parse(parts[0][kinds.Length..], System.Globalization.CultureInfo.InvariantCulture), kinds, parts.ElementAtOrDefault(1));
    }));

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
