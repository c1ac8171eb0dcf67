using CsCheck;
using Xunit;

namespace RuleGen.Tests.Sequences;

/// <summary>Random queries over random events with few kinds, keys and times, so that nearly everything meets; CsCheck prints the seed of a failure.</summary>
public sealed class SequenceRandomTests
{
    private static readonly int s_factor = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 50 : 1;

    [Fact]
    public void Sequences_are_those_of_the_definition() =>
        Gen.Select(Generate.Sequence, Generate.Events).Sample(
            (query, events) => AssertSame(ReferenceSequences.Find(query, events), Run.Find(query, InOrder(query, events))),
            iter: 4_000 * s_factor);

    [Fact]
    public void Events_out_of_order_within_the_lateness_change_nothing() =>
        Gen.Select(Generate.Sequence, Generate.Events, Generate.Jitter).Sample(
            (query, events, jitter) =>
            {
                Sighting[] shuffled = jitter.Shuffle(events);
                var options = new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(jitter.Most) };
                AssertSame(ReferenceSequences.Find(query, shuffled), Run.Find(query, shuffled, options));
            },
            iter: 4_000 * s_factor);

    [Fact]
    public void A_restart_anywhere_changes_nothing() =>
        Gen.Select(Generate.Sequence.Array[1, 3], Generate.Events, Generate.Jitter, Gen.Int[0, 20].Array[0, 4]).Sample(
            (queries, events, jitter, restarts) =>
            {
                Sighting[] shuffled = jitter.Shuffle(events);
                var options = new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(jitter.Most) };
                var whole = new Run(options, queries);
                var cut = new Run(options, queries);
                whole.Process(shuffled);
                for (int i = 0; i < shuffled.Length; i++)
                {
                    if (restarts.Contains(i))
                    {
                        Assert.Equal(queries.Length, cut.Restart().RestoredRules.Count);
                    }

                    cut.Process(shuffled[i]);
                }

                CorrelationMetrics expected = whole.Detector.Correlations;
                Assert.Equal(expected with { Bytes = 0 }, cut.Detector.Correlations with { Bytes = 0 });
                cut.Restart();
                whole.Complete();
                cut.Complete();
                Assert.Equal(whole.Matches, cut.Matches);
                Assert.Equal(whole.Ids, cut.Ids);
            },
            iter: 1_000 * s_factor);

    [Fact]
    public void Time_that_goes_on_between_events_changes_nothing() =>
        Gen.Select(Generate.Sequence, Generate.Events).Sample(
            (query, events) =>
            {
                var run = new Run(null, query);
                foreach (Sighting item in InOrder(query, events))
                {
                    if (item.Time is { } time)
                    {
                        run.AdvanceTo(time);
                    }

                    run.Process(item);
                }

                run.Complete();
                AssertSame(ReferenceSequences.Find(query, events), run.Sorted());
            },
            iter: 1_000 * s_factor);

    [Fact]
    public void Streams_divided_by_join_key_give_the_same_together() =>
        Gen.Select(Generate.Sequence.Where(query => query.Keys.Count == 1), Generate.Events, Gen.Int[1, 3]).Sample(
            (query, events, parts) =>
            {
                // Divided by one field, of which each event has one value at most.
                string field = query.Keys[0].TrimStart('?');
                Sighting[] single = [.. InOrder(query, events).Where(item => item[field].Length <= 1)];
                List<string> together =
                [
                    .. single.GroupBy(item => item[field].Length == 0 ? 0 : item[field][0][^1] % parts)
                        .SelectMany(part => Run.Find(query, part))
                        .Order(StringComparer.Ordinal),
                ];
                AssertSame(ReferenceSequences.Find(query, single), together);
            },
            iter: 1_000 * s_factor);

    [Fact]
    public void All_state_goes_in_the_end() =>
        Gen.Select(Generate.Sequence.Where(query => query.MaxSpan is not null), Generate.Events).Sample(
            (query, events) =>
            {
                var run = new Run(new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(3) }, query);
                run.Process(events);
                run.Complete();
                Assert.Equal(0, run.Detector.Correlations.Bytes);
                Assert.Equal(0, run.Detector.Correlations.OpenSequences);
            },
            iter: 1_000 * s_factor);

    private static IEnumerable<Sighting> InOrder(Query query, IEnumerable<Sighting> events) =>
        events.OrderBy(item => item.Time ?? 0).ThenBy(item => query.HasTiebreaker ? item.Seq ?? int.MaxValue : 0);

    private static void AssertSame(List<string> expected, List<string> actual) => Assert.Equal(expected, actual);
}
