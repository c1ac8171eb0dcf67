using Xunit;

namespace RuleGen.Tests.Sequences;

/// <summary>An alert's id is the same whether the digests of its events were computed for it, for a snapshot, or when their documents had waited long enough.</summary>
public sealed class PendingDigestTests
{
    // More documents than wait at once.
    private const int Many = 10_000;

    private static readonly Query s_query = new() { Items = [new Item('A'), new Item('B')], Keys = ["user"] };

    [Theory]
    [InlineData(Many, false)]
    [InlineData(10, true)]
    [InlineData(Many, true)]
    public void The_id_is_the_same_however_long_the_first_event_waits(int between, bool restarts)
    {
        Sighting[] events = Sighting.Number([
            Sighting.Of(1, "A", "x"),
            .. Enumerable.Range(0, between).Select(static i => Sighting.Of(2, "A", $"y{i}")),
            Sighting.Of(3, "B", "x"),
        ]);
        Run alone = RunOf([events[0], events[^1]], restarts: false);
        Run among = RunOf(events, restarts);

        Assert.Equal(2, alone.Ids.Distinct().Count());
        Assert.Equal(alone.Ids, among.Ids);
    }

    // Two rules keep each event.
    private static Run RunOf(Sighting[] events, bool restarts)
    {
        var run = new Run(null, s_query, s_query with { MaxSpan = 10 });
        run.Process(events[..^1]);
        if (restarts)
        {
            run.Restart();
        }

        run.Process(events[^1]);
        return run;
    }
}
