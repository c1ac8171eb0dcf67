using System.Globalization;
using RuleGen.Benchmarks.Measuring;
using RuleGen.Benchmarks.Sequences;

namespace RuleGen.Benchmarks.Tables;

/// <summary>What open sequences cost: memory, an event with so many of them open, and to save and restore them.</summary>
internal static class StateTable
{
    private static readonly int[] s_counts = [1_000, 100_000, 1_000_000];

    public static BenchmarkTable Measure(Bench bench)
    {
        OpenSequences[] states = [.. s_counts.Select(static count => new OpenSequences(count))];
        OpenSequences largest = states[^1];
        string file = Path.Combine(Repository.Artifacts, "state.snapshot");
        largest.Save(file);
        IReadOnlyList<Measurement> rows = bench.Measure(
        [
            .. states.SelectMany(Events),
            Variant.Of($"{Number(largest.Count)} open: save, per sequence", largest.Count, () => largest.Save(file)),
            Variant.Of($"{Number(largest.Count)} open: restore, per sequence", largest.Count, largest.CreateDetector, detector => OpenSequences.Restore(detector, file)),
        ]);
        File.Delete(file);
        Measurement firstBegins = rows[1];
        Measurement lastBegins = rows[(3 * states.Length) - 2];
        double bytes = states.Max(static state => state.Bytes - state.ValueBytes);
        double memory = states.Where(static state => state.Count >= 100_000).Max(static state => state.Memory - state.ValueBytes);
        return new BenchmarkTable(
            "Open sequences",
            string.Create(
                CultureInfo.InvariantCulture,
                $"A sequence of two items by two fields with keys of 76 bytes together. Of a million open ones each has {largest.Bytes:N0} bytes, of which {largest.ValueBytes:N0} are values of its twelve kept fields; on the heap it takes {largest.Memory:N0}. An event that opens one makes another one too old."),
            rows[0],
            rows)
        {
            Goals =
            [
                new Goal("bytes of an open sequence beyond the values of its kept fields", 200, 150, Math.Round(bytes), "B", IsLess: true),
                new Goal("the same on the heap, from 100,000 open sequences", 200, 160, Math.Round(memory), "B", IsLess: true),
                new Goal($"an event that opens a sequence, with {Number(largest.Count)} open against {Number(states[0].Count)}", 1.5, 1.25, lastBegins.TimesFasterThan(firstBegins) is var growth and > 0 ? 1 / growth : null, IsLess: true),
                new Goal("saving a million open sequences", 2_000, 1_000, Milliseconds(rows[^2], largest.Count), "ms", IsLess: true),
                new Goal("restoring them", 3_000, 1_500, Milliseconds(rows[^1], largest.Count), "ms", IsLess: true),
            ],
        };
    }

    private static IEnumerable<Variant> Events(OpenSequences state)
    {
        yield return Row("an event of no stage", "other");
        yield return Row("an event that opens one", "start");
        yield return Row("an event that continues none", "end");

        Variant Row(string what, string action) =>
            Variant.Of($"{Number(state.Count)} open: {what}", OpenSequences.EventsPerRound, () => state.WriteEvents(action), state.Process);
    }

    private static double Milliseconds(Measurement row, int count) => Math.Round(row.Median * count / 1e6);

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
