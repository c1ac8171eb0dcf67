using CsCheck;
using Xunit;

namespace RuleGen.Tests.Sequences;

public sealed class SampleTests
{
    private static readonly DetectorOptions s_batch = new() { SampleScope = SampleScope.Batch };

    [Fact]
    public void A_batch_gives_the_first_choice_of_each_key_in_the_order_of_keys()
    {
        Sighting[] events = Sighting.Number([Of("B", "y"), Of("A", "y"), Of("AB", "x"), Of("A", "x"), Of("B", "z"), Of("A", "y"), Of("AB")]);
        Assert.Equal(["3 2 by /x", "1 0 by /y"], Find(Query("AB"), events));
        Assert.Equal(["3 2 by /x", "1 0 by /y", "5 0 by /y"], Find(Query("AB"), events, s_batch.WithSamples(2)));
    }

    [Fact]
    public void In_a_batch_a_time_is_not_needed() =>
        Assert.Equal(["1 0 by /x"], Find(Query("AB"), Sighting.Number([Of("B", "x") with { Time = null }, Of("A", "x")])));

    [Fact]
    public void Null_is_a_key_where_the_field_is_optional_and_comes_first() =>
        Assert.Equal(
            ["1 0 by /null", "3 2 by /x"],
            Find(Query("AB") with { Keys = ["?user"] }, Sighting.Number([Of("B"), Of("A"), Of("B", "x"), Of("A", "x")])));

    [Fact]
    public void A_stream_gives_an_alert_when_a_key_has_a_sample_and_again_when_that_one_is_too_old()
    {
        var run = new Run(null, Query("AB") with { LookBack = 10 });
        run.Process(Sighting.Number(
            [Sighting.Of(0, "B", "x"), Sighting.Of(5, "A", "x"), Sighting.Of(6, "A", "x"), Sighting.Of(10, "B", "x"), Sighting.Of(11, "A", "x")]));
        Assert.Equal(["1 0 by /x", "2 3 by /x"], run.Matches);
    }

    [Fact]
    public void A_batch_gives_what_backtracking_over_all_events_gives() =>
        Gen.Select(Generate.Sample, Generate.Events, Gen.Int[1, 3]).Sample(
            (query, events, samplesPerKey) => Assert.Equal(
                ReferenceBatch(query, events, samplesPerKey).Order(StringComparer.Ordinal),
                Find(query, events, s_batch.WithSamples(samplesPerKey)).Order(StringComparer.Ordinal)),
            iter: 3_000);

    [Fact]
    public void A_stream_gives_an_alert_whenever_there_is_a_sample_within_the_time_looked_back_on() =>
        Gen.Select(Generate.Sample, Generate.Events, Gen.Int[0, 20]).Sample(
            (query, events, restart) =>
            {
                var run = new Run(null, query);
                var quietUntil = new Dictionary<string, long>();
                Sighting[] ordered = [.. events.Where(item => item.Time is not null).OrderBy(item => item.Time)];
                for (int now = 0; now < ordered.Length; now++)
                {
                    if (now == restart)
                    {
                        run.Restart();
                    }

                    int before = run.Matches.Count;
                    run.Process(ordered[now]);
                    List<string> found = run.Matches[before..];
                    foreach (string key in ReferenceSequences.KeysOf(query, ordered[now]))
                    {
                        long time = ordered[now].Time!.Value;
                        Sighting[] window = [.. ordered[..(now + 1)].Where(item => item.Time >= time - query.LookBack && ReferenceSequences.KeysOf(query, item).Contains(key))];
                        bool fits = query.Items.Any(item => ordered[now].Kinds.Contains(item.Kind));
                        List<string> choices = [.. Choices(query, window, []).Select(choice => ReferenceSequences.Describe(query, choice, key))];
                        bool isExpected = fits && choices.Count > 0 && time > quietUntil.GetValueOrDefault(key, -1);
                        string? match = found.Find(text => text.EndsWith($" by {key}", StringComparison.Ordinal));
                        Assert.Equal(isExpected, match is not null);
                        if (match is not null)
                        {
                            Assert.Contains(match, choices);
                            IEnumerable<int> ids = match.Split(" by ")[0].Split(' ').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
                            quietUntil[key] = ids.Min(id => events[id].Time!.Value) + query.LookBack!.Value;
                        }
                    }
                }
            },
            iter: 3_000);

    private static List<string> Find(Query query, IEnumerable<Sighting> events, DetectorOptions? options = null)
    {
        var run = new Run(options ?? s_batch, query);
        run.Process(events);
        run.Restart();
        Assert.Empty(run.Matches);
        run.Complete();
        return run.Matches;
    }

    private static Query Query(string kinds) => new() { Items = [.. kinds.Select(kind => new Item(kind))], Keys = ["user"], LookBack = 1 };

    private static Sighting Of(string kinds, string? user = null) => Sighting.Of(0, kinds, user);

    private static IEnumerable<string> ReferenceBatch(Query query, Sighting[] events, int samplesPerKey) =>
        events.SelectMany(item => ReferenceSequences.KeysOf(query, item)).Distinct().SelectMany(key =>
            Choices(query, [.. events.Where(item => ReferenceSequences.KeysOf(query, item).Contains(key))], [])
                .Take(samplesPerKey)
                .Select(choice => ReferenceSequences.Describe(query, choice, key)));

    // Every choice of different events, the earliest events of the first items first.
    private static IEnumerable<List<Sighting>> Choices(Query query, Sighting[] events, List<Sighting> chosen) =>
        chosen.Count == query.Items.Count
            ? [chosen]
            : events.Where(item => item.Kinds.Contains(query.Items[chosen.Count].Kind) && !chosen.Contains(item))
                .SelectMany(item => Choices(query, events, [.. chosen, item]));
}

internal static class SampleOptions
{
    public static DetectorOptions WithSamples(this DetectorOptions options, int samplesPerKey) =>
        new() { SampleScope = options.SampleScope, MaxSamplesPerKey = samplesPerKey };
}
