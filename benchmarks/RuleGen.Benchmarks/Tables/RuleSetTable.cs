using System.Text.Json;
using RuleGen.Benchmarks.Measuring;
using RuleGen.Benchmarks.Peers;
using RuleGen.Cli.Engines;

namespace RuleGen.Benchmarks.Tables;

/// <summary>
/// All published rules. What evaluation costs cannot be measured on events that were decoded long before: twenty thousand of them fill no
/// cache, and a scan never meets an event that it has not just read. So it is the difference between reading with evaluation and reading alone,
/// in the same pass; beside it stands what it takes on the same few events over and over, which is less than it costs in a scan.
/// </summary>
internal static class RuleSetTable
{
    private const int FewEvents = 16;

    public static BenchmarkTable Measure(Bench bench, EventLines events, bool hasGoals)
    {
        RuleSetAssembly all = PublishedRules.All;
        var allRules = new Reading(all);
        var half = new Reading(PublishedRules.Choose(all.All.Count / 2));
        Detector pipeline = all.CreateDetector(PublishedRules.Options);
        var file = new FileScan(events.File, 1, () => all.CreateDetector(PublishedRules.Options));
        int alerts = allRules.Evaluate(events.Lines);
        Agreement.Check(alerts, allRules.AskEach(events.Lines), events.Lines.Sum(line => pipeline.Process(line).Count));
        var simdjson = hasGoals ? Simdjson.TryBuild(events.File) : null;

        string rules = FormattableString.Invariant($"{all.All.Count:N0} rules");
        IReadOnlyList<Measurement> rows = bench.Measure(
        [
            Variant.Of($"reading all fields of {rules}", events.Count, () => allRules.Read(events.Lines)),
            Variant.Of("reading, then evaluation", events.Count, () => allRules.Evaluate(events.Lines)),
            Variant.Of("reading, then every rule asked", events.Count, () => allRules.AskEach(events.Lines)),
            Variant.Of("reading the fields of a random half of the rules", events.Count, () => half.Read(events.Lines)),
            Variant.Of("reading, then evaluation of that half", events.Count, () => half.Evaluate(events.Lines)),
            Variant.Of("NDJSON to alerts", events.Count, () => Detect(events, pipeline)),
            Variant.Of("NDJSON to alerts, from the file", events.Count, () => file.Run()),
            Variant.Of("JsonSerializer (source-generated), 8 fields, no rule", events.Count, () => ReadRecords(events, hasGoals ? EventRecordContext.Default : EventRecordContext.Lenient)),
            Variant.Of("evaluation on warm events", events.Count, allRules.EvaluateWarm(events.Lines, FewEvents)),
            .. simdjson is null ? [] : new[] { Variant.Of($"{simdjson.Version}, 8 fields (K)", events.Count, () => simdjson.Run(events.File, Simdjson.KeyLoop, events.Bytes)) },
        ]);
        Measurement reading = rows[0];
        Measurement evaluation = rows[1].Minus(reading, "evaluation (difference)");
        Measurement naive = rows[2].Minus(reading, "every rule asked (difference)");
        Measurement halfEvaluation = rows[4].Minus(rows[3], "evaluation of a random half of the rules (difference)");
        return new BenchmarkTable(
            $"{rules}: {events.Origin}",
            FormattableString.Invariant($"{alerts:N0} alerts. *Difference* rows: reading with evaluation less reading alone, in the same pass. *Warm*: {FewEvents} events, decoded once and judged over and over; no scan is so lucky."),
            rows[7],
            [.. rows, evaluation, naive, halfEvaluation])
        {
            Goals = !hasGoals ? [] :
            [
                new Goal("extraction of all fields of the full set against simdjson with 8 fields (K)", 0.6, 1, rows.Count > 9 ? reading.TimesFasterThan(rows[9]) : null),
                new Goal("full set, evaluation only, against the naive loop over the same predicates", 6, 20, evaluation.TimesFasterThan(naive)),
                new Goal("full set, evaluation against its own extraction", 2, 0.7, reading.TimesFasterThan(evaluation), IsLess: true),
                new Goal("full set, NDJSON to alerts, against System.Text.Json POCO of 8 fields without any rule", 1, 2.5, rows[5].TimesFasterThan(rows[7])),
                new Goal("full set against a random half of it, evaluation", 1.5, 1.2, halfEvaluation.TimesFasterThan(evaluation), IsLess: true),
                new Goal("bytes allocated per event without alert, full set", 0, 0, Math.Round(rows[5].Bytes!.Value), "B", IsLess: true),
            ],
        };
    }

    private static int ReadRecords(EventLines events, EventRecordContext context)
    {
        int interactive = 0;
        foreach (ReadOnlyMemory<byte> line in events.Lines)
        {
            interactive += JsonSerializer.Deserialize(line.Span, context.EventRecord)!.Process?.Interactive == true ? 1 : 0;
        }

        return interactive;
    }

    private static int Detect(EventLines events, Detector detector)
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in events.Lines)
        {
            alerts += detector.Process(line).Count;
        }

        return alerts;
    }
}
