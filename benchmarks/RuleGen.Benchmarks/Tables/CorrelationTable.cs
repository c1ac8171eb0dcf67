using System.Text.Json;
using RuleGen.Benchmarks.Measuring;
using RuleGen.Cli.Engines;

namespace RuleGen.Benchmarks.Tables;

/// <summary>
/// What rules over several events cost beside all others: NDJSON to alerts with and without them. Each round has a detector of its own, since
/// the same events a second time would be late, and takes the events by time, since what is late costs little.
/// </summary>
internal static class CorrelationTable
{
    public static BenchmarkTable Measure(Bench bench)
    {
        RuleSetAssembly without = PublishedRules.All;
        RuleSetAssembly with = PublishedRules.WithCorrelations;
        EventLines[] streams = bench.Mixed is null ? [bench.Containers] : [bench.Containers, bench.Mixed];
        var rows = new List<Variant>();
        var notes = new List<string>();
        foreach (EventLines events in streams)
        {
            ReadOnlyMemory<byte>[] lines = ByTime(events.Lines);
            Detector detector = Create(with);
            (int single, int several) = Detect(detector, lines);
            Agreement.Check(single, Detect(Create(without), lines).Single);
            notes.Add(FormattableString.Invariant($"{events.Origin}: {single:N0} alerts about single events, {several:N0} about several, {detector.Correlations.OpenSequences:N0} sequences open in the end."));
            foreach (RuleSetAssembly rules in (RuleSetAssembly[])[without, with])
            {
                rows.Add(Variant.Of(FormattableString.Invariant($"{rules.All.Count:N0} rules, {events.Origin}"), events.Count, () => Create(rules), detector => Detect(detector, lines)));
            }
        }

        IReadOnlyList<Measurement> measured = bench.Measure(rows);
        return new BenchmarkTable(
            FormattableString.Invariant($"With and without the {with.All.Count - without.All.Count} rules over several events"),
            "NDJSON to alerts, events ordered by time. " + string.Join(" ", notes),
            measured[0],
            measured)
        {
            Goals = [.. streams.Select((events, i) => new Goal($"all rules with those over several events against without them: {events.Origin}", 0.9, 0.95, measured[(2 * i) + 1].TimesFasterThan(measured[2 * i])))],
        };
    }

    private static Detector Create(RuleSetAssembly rules) => rules.CreateDetector(PublishedRules.Options);

    private static (int Single, int Several) Detect(Detector detector, ReadOnlyMemory<byte>[] lines)
    {
        int single = 0;
        int several = 0;
        foreach (ReadOnlyMemory<byte> line in lines)
        {
            foreach (Alert alert in detector.Process(line))
            {
                _ = alert.IsOverSeveralEvents ? several++ : single++;
            }
        }

        return (single, several);
    }

    private static ReadOnlyMemory<byte>[] ByTime(ReadOnlyMemory<byte>[] lines) => [.. lines.OrderBy(TimeOf)];

    private static DateTimeOffset TimeOf(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("@timestamp", out JsonElement time) && time.TryGetDateTimeOffset(out DateTimeOffset date) ? date : default;
    }
}
