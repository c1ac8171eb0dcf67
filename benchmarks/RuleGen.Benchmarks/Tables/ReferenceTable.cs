using System.Text.Json;
using RuleGen.Benchmarks.Measuring;
using RuleGen.Benchmarks.Peers;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Rules;

namespace RuleGen.Benchmarks.Tables;

/// <summary>The reference rule from NDJSON to alerts.</summary>
internal static class ReferenceTable
{
    public static BenchmarkTable Measure(Bench bench)
    {
        EventLines events = bench.Containers;
        var simdjson = Simdjson.TryBuild(events.File);
        Detector isTrusted = ReferenceRule.CreateDetector(new DetectorOptions { IgnoreIndexPatterns = true, Validation = EventValidation.Trusted });
        Detector isChecked = ReferenceRule.CreateDetector(PublishedRules.Options);
        Detector builtIn = BuiltInRules.CreateDetector(PublishedRules.SingleEventOptions);
        FileScan file = new(events.File, 1, static () => ReferenceRule.CreateDetector(PublishedRules.Options));
        CompiledRule rule = RuleCompiler.Compile(ReferenceRuleFile.Read(), FieldSchema.Default);
        Dictionary<string, int> fields = EventDocument.IndexFields([.. RuleSetPlanner.Fields(EvaluatedRule.Of([rule]))]);
        var evaluator = new PredicateEvaluator(rule.Predicate!, field => fields[field.Name]);

        Func<ReadOnlyMemory<byte>, bool> record = static line => ExpertPredicate.IsMatch(JsonSerializer.Deserialize(line.Span, EventRecordContext.Default.EventRecord)!);
        Func<ReadOnlyMemory<byte>, bool> expertReader = static line => ExpertJsonReader.IsMatch(line.Span);
        Func<ReadOnlyMemory<byte>, bool> document = line =>
        {
            using JsonDocument parsed = JsonDocument.Parse(line);
            return evaluator.Evaluate(new EventDocument(parsed.RootElement, fields));
        };
        Agreement.Check(
            [
                Detect(events, isTrusted), Detect(events, isChecked), (int)file.Run(), Count(events, record), Count(events, expertReader), Count(events, document),
                .. simdjson is null ? [] : new[] { simdjson.CountMatches(events.File) },
            ]);

        Variant[] outside = simdjson is null ? [] :
        [
            Variant.Of($"{simdjson.Version}, left early (S)", events.Count, () => simdjson.Run(events.File, Simdjson.EarlyBail, events.Bytes)),
            Variant.Of($"{simdjson.Version}, all 8 fields (K)", events.Count, () => simdjson.Run(events.File, Simdjson.KeyLoop, events.Bytes)),
        ];
        IReadOnlyList<Measurement> rows = bench.Measure(
        [
            Variant.Of("RuleGen, Trusted", events.Count, () => Detect(events, isTrusted)),
            Variant.Of("RuleGen, Checked", events.Count, () => Detect(events, isChecked)),
            Variant.Of("RuleGen, Checked, from the file", events.Count, () => file.Run()),
            Variant.Of("RuleGen, Checked, all built-in rules about single events", events.Count, () => Detect(events, builtIn)),
            Variant.Of("JsonSerializer (source-generated) + hand-written predicate", events.Count, () => Count(events, record)),
            Variant.Of("Utf8JsonReader by an expert, left early", events.Count, () => Count(events, expertReader)),
            Variant.Of("JsonDocument + interpreter", events.Count, () => Count(events, document)),
            .. outside,
        ]);
        Measurement poco = rows[4];
        Measurement? s = simdjson is null ? null : rows[7];
        return new BenchmarkTable(
            "The reference rule, NDJSON to alerts",
            "All in memory but for one row, which reads the file (in the page cache) as `rulegen scan` does, ahead and on a thread of its own; the bytes it allocates are its buffers, once a scan.",
            poco,
            rows)
        {
            Missing = simdjson is null ? [("simdjson (S, K)", "its program is not among the shared data, or there is no C++ compiler or library")] : [],
            Goals =
            [
                new Goal("reference rule, NDJSON to alerts, Trusted, against simdjson left early (S)", 1, 1.8, s is null ? null : rows[0].TimesFasterThan(s)),
                new Goal("same, Checked", 0.8, 1.3, s is null ? null : rows[1].TimesFasterThan(s)),
                new Goal("file to alerts against S in memory", 0.8, 1.2, s is null ? null : rows[2].TimesFasterThan(s)),
                new Goal("against System.Text.Json POCO + predicate", 6, 13, rows[1].TimesFasterThan(poco)),
                new Goal("bytes allocated per event without alert, reference and built-in rules", 0, 0, Math.Round(Math.Max(rows[1].Bytes!.Value, rows[3].Bytes!.Value)), "B", IsLess: true),
            ],
        };
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

    private static int Count(EventLines events, Func<ReadOnlyMemory<byte>, bool> isMatch)
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in events.Lines)
        {
            alerts += isMatch(line) ? 1 : 0;
        }

        return alerts;
    }
}
