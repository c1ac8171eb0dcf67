using CsCheck;
using Xunit;

namespace RuleGen.Tests.Sequences;

public sealed class StateBudgetTests
{
    private static readonly Query s_byUser = new() { Items = [new Item('A'), new Item('B')], Keys = ["user"] };
    private static readonly Query s_byHost = new() { Items = [new Item('C'), new Item('D')], Keys = ["host"] };

    [Fact]
    public void A_flood_of_keys_costs_its_rule_what_began_first_and_no_other_rule_anything()
    {
        const int Flood = 100_000;
        const long Budget = 1 << 20;
        var run = new Run(new DetectorOptions { MaxStateBytesPerRule = Budget }, s_byUser, s_byHost);
        run.Process(new Sighting(0, "C", [], ["server"]));
        run.Process(Enumerable.Range(0, Flood).Select(i => Sighting.Of(i, "A", $"user-{i}")));
        CorrelationMetrics flooded = run.Detector.GetCorrelations(run.Rules[0]);
        Assert.InRange(flooded.Bytes, Budget / 2, Budget);
        Assert.Equal(Flood, flooded.OpenSequences + flooded.Evictions);

        int oldest = (int)flooded.Evictions;
        run.Process(
            Sighting.Of(Flood, "B", $"user-{oldest - 1}"),
            Sighting.Of(Flood, "B", $"user-{oldest}"),
            new Sighting(Flood, "D", [], ["server"]));
        Assert.Equal([$"0 0 by /user-{oldest}", "0 0 by /server"], run.Matches);
        Assert.Equal(0, run.Detector.GetCorrelations(run.Rules[1]).Evictions);
    }

    [Fact]
    public void Beyond_the_bound_of_all_rules_the_largest_gives_way()
    {
        const long Budget = 1 << 20;
        var run = new Run(new DetectorOptions { MaxStateBytes = Budget }, s_byUser, s_byHost);
        run.Process(Enumerable.Range(0, 500).Select(i => new Sighting(i, "C", [], [$"host-{i}"])));
        run.Process(Enumerable.Range(500, 20_000).Select(i => Sighting.Of(i, "A", $"user-{i}")));
        Assert.InRange(run.Detector.Correlations.Bytes, Budget / 2, Budget);
        Assert.Equal(0, run.Detector.GetCorrelations(run.Rules[1]).Evictions);
        Assert.Equal(500, run.Detector.GetCorrelations(run.Rules[1]).OpenSequences);
    }

    [Fact]
    public void Events_that_wait_for_earlier_ones_are_bounded_too()
    {
        const long Budget = 1 << 16;
        var run = new Run(new DetectorOptions { MaxStateBytesPerRule = Budget, Lateness = TimeSpan.FromHours(1) }, s_byUser);
        run.Process(Enumerable.Range(0, 2_000).Select(i => Sighting.Of(i, "A", $"user-{i}")));
        CorrelationMetrics metrics = run.Detector.Correlations;
        Assert.InRange(metrics.Bytes, Budget / 2, Budget);
        Assert.Equal(2_000, metrics.HeldEvents + metrics.Evictions);
        run.Complete();
        Assert.Equal(metrics.HeldEvents, run.Detector.Correlations.OpenSequences + run.Detector.Correlations.Evictions - metrics.Evictions);
    }

    [Fact]
    public void However_small_the_bound_the_books_balance() =>
        Gen.Select(Gen.OneOf(Generate.Sequence, Generate.Sample).Array[1, 2], Generate.Events, Gen.Long[0, 3_000], Gen.Int[0, 3]).Sample(
            (queries, events, budget, lateness) =>
            {
                var run = new Run(new DetectorOptions { MaxStateBytesPerRule = budget, Lateness = TimeSpan.FromMilliseconds(lateness) }, queries);
                foreach (Sighting item in events.OrderBy(item => item.Time ?? 0))
                {
                    run.Process(item);
                    Assert.All(run.Rules, rule => Assert.InRange(run.Detector.GetCorrelations(rule).Bytes, 0, budget));
                }

                run.Restart();
                run.Complete();
                Assert.All(run.Rules, rule => Assert.InRange(run.Detector.GetCorrelations(rule).Bytes, 0, budget));
            },
            iter: 3_000);

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void An_open_sequence_costs_little_beyond_its_fields_and_its_key_nothing(int lateness)
    {
        const int Count = 10_000;
        Query query = new() { Items = [new Item('A'), new Item('B')], Keys = ["user", "host"] };
        int valueBytes = 13 + 1 + 40 + 36 + 1;
        var run = new Run(new DetectorOptions { Lateness = TimeSpan.FromSeconds(lateness) }, query);
        run.Process(Enumerable.Range(0, Count).Select(i => new Sighting(i, "A", [$"user-{i:D35}"], [$"host-{i:D31}"])));
        run.AdvanceTo(Count);
        Assert.Equal(Count, run.Detector.Correlations.OpenSequences);
        Assert.InRange(run.Detector.Correlations.Bytes / Count - valueBytes, 0, 130);
    }

    [Fact]
    public void An_event_that_fits_no_stage_allocates_nothing()
    {
        var run = new Run(new DetectorOptions { Lateness = TimeSpan.FromMinutes(1) }, s_byUser, s_byHost);
        run.Process(Enumerable.Range(0, 100).Select(i => Sighting.Of(i, "A", $"user-{i}")));
        byte[][] others = [.. Enumerable.Range(0, 1_000).Select(i => Sighting.Of(100 + i, "X", $"user-{i}").ToJson())];
        Process();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Process();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Process()
        {
            foreach (byte[] document in others)
            {
                run.Detector.Process(document);
            }
        }
    }
}
