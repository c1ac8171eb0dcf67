using Xunit;

namespace RuleGen.Tests.Sequences;

/// <summary>Which conditions of a sequence are asked after some events, by the letters of its items in order. Events are written as kind and time.</summary>
public sealed class AwakeConditionsTests
{
    [Theory]
    [InlineData("A B C", "", "A")]
    [InlineData("A B C", "A1", "AB")]
    [InlineData("A B C", "A1 B2", "AC")]
    [InlineData("A B C", "A1 B2 A3", "ABC")]
    [InlineData("A B C", "A1 B2 C3", "A")]
    [InlineData("A A B", "", "A")] // One condition for two items never sleeps when one of them begins a sequence.
    [InlineData("A B B C", "A1 B2", "AB")] // Both items of a condition wake it.
    [InlineData("A B", "A1 Z9", "A")] // Time has come, and what was open is too old.
    [InlineData("!X A B", "", "XA")] // What must not be before a sequence is marked before there is one.
    [InlineData("A !X B", "", "A")]
    [InlineData("A !X B", "A1", "AXB")]
    [InlineData("A B !X", "A1", "AB")]
    [InlineData("A B !X", "A1 B2", "AX")]
    [InlineData("A B !X", "A1 B2 Z9", "A")]
    public void Conditions_sleep_while_nothing_waits_for_them(string items, string events, string expected) =>
        AssertAwake(items, until: null, events, expected);

    [Theory]
    [InlineData("", "AU")] // What begins a sequence can end it at once.
    [InlineData("A1", "ABU")]
    [InlineData("A1 U2", "AU")]
    public void Until_never_sleeps(string events, string expected) => AssertAwake("A B", 'U', events, expected);

    [Fact]
    public void All_are_awake_where_events_are_held()
    {
        using CorrelationEngine engine = CorrelationEngine.Create(new QueryMatcher(Query("A B", null)), new DetectorOptions { Lateness = TimeSpan.FromSeconds(1) })!;

        Assert.Null(engine.Awake);
    }

    private static void AssertAwake(string items, char? until, string events, string expected)
    {
        Query query = Query(items, until);
        var matcher = new QueryMatcher(query);
        using CorrelationEngine engine = CorrelationEngine.Create(matcher, new DetectorOptions())!;
        foreach (string text in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Process(engine, matcher, Sighting.Of(text[^1] - '0', text[..1]));
        }

        string letters = string.Concat(query.Items.Select(static item => item.Kind).Concat(until is { } end ? [end] : []).Distinct());
        Assert.Equal(expected, string.Concat(letters.Where((_, condition) => (engine.Awake![0] >> condition & 1) != 0)));
    }

    private static void Process(CorrelationEngine engine, QueryMatcher matcher, Sighting sighting)
    {
        var e = new Event(matcher.Layout);
        Assert.True(matcher.Layout.CreateReader().TryRead(sighting.ToJson(), e, out _));
        var hits = new RuleHits();
        matcher.FindMatches(e, hits);
        DateTimeOffset time = Sighting.Start.AddMilliseconds(sighting.Time!.Value);
        engine.Observe(e, time);
        engine.Add(e, time, hits.Conditions, scope: null, fields: null!, default);
    }

    private static Query Query(string items, char? until) => new()
    {
        Items = [.. items.Split(' ').Select(static item => new Item(item[^1], item[0] == '!'))],
        MaxSpan = 5,
        Until = until,
    };
}
