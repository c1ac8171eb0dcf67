using System.Text;
using RuleGen.Cli.Correlation;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>Events that fit a stage are sorted by time and then by their place, in memory and beyond it.</summary>
public sealed class StageEventsTests
{
    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void They_come_sorted_and_whole(long memory)
    {
        const int Seed = 7;
        var random = new Random(Seed);
        using var events = new StageEvents(memory);
        var expected = new List<(long Time, int Number)>();
        for (int i = 0; i < 2_000; i++)
        {
            long time = random.Next(300);
            expected.Add((time, i));
            events.Add(time == 0 ? null : new DateTimeOffset(time, TimeSpan.Zero), i % 3, i, Encoding.UTF8.GetBytes(new string('x', i % 90) + i));
        }

        expected.Sort();
        Assert.Equal(
            expected.Select(item => (item.Time, item.Number % 3, (long)item.Number, new string('x', item.Number % 90) + item.Number)),
            events.ReadSorted().Select(item => (item.Event.Time, item.Event.Input, item.Event.Line, Encoding.UTF8.GetString(item.Document.Span))));
    }

    [Fact]
    public void They_can_be_read_again_and_forgotten()
    {
        using var events = new StageEvents(10);
        events.Add(null, 0, 1, "{}"u8);
        events.Add(null, 0, 2, "{}"u8);

        Assert.Equal(2, events.ReadSorted().Count());
        Assert.Equal(2, events.ReadSorted().Count());
        events.Clear();
        Assert.Empty(events.ReadSorted());
    }
}
