using RuleGen.Benchmarks.Measuring;
using RuleGen.Benchmarks.Results;
using RuleGen.Cli.Engines;

namespace RuleGen.Benchmarks.Tables;

/// <summary>What more rules cost: random choices of the published ones, each a part of the next.</summary>
internal static class GrowthTable
{
    private const string PlotFile = "cost-by-rules.svg";

    private static readonly int[] s_counts = [1, 10, 100, 300, 600];

    public static BenchmarkTable Measure(Bench bench)
    {
        EventLines events = bench.Containers;
        int total = PublishedRules.All.All.Count;
        int[] counts = [.. s_counts.Where(count => count < total), total];
        var rows = new List<Variant>();
        foreach (int count in counts)
        {
            RuleSetAssembly rules = PublishedRules.Choose(count);
            var reading = new Reading(rules);
            Detector detector = rules.CreateDetector(PublishedRules.Options);
            string label = FormattableString.Invariant($"{count:N0} rule{(count == 1 ? "" : "s")}");
            rows.Add(Variant.Of($"{label}: reading", events.Count, () => reading.Read(events.Lines)));
            rows.Add(Variant.Of($"{label}: reading, then evaluation", events.Count, () => reading.Evaluate(events.Lines)));
            rows.Add(Variant.Of($"{label}: NDJSON to alerts", events.Count, () => Detect(events, detector)));
        }

        IReadOnlyList<Measurement> measured = bench.Measure(rows);
        var evaluation = new Measurement[counts.Length];
        var pipeline = new Measurement[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            evaluation[i] = measured[(3 * i) + 1].Minus(measured[3 * i], measured[3 * i].Name.Replace("reading", "evaluation (difference)", StringComparison.Ordinal));
            pipeline[i] = measured[(3 * i) + 2];
        }

        CostPlot.Write(
            Path.Combine(Repository.Root, "benchmarks", PlotFile),
            "Cost of an event by the number of rules",
            counts,
            new PlotLine("NDJSON to alerts", [.. pipeline.Select(static row => row.Median)]),
            new PlotLine("evaluation alone", [.. evaluation.Select(static row => Math.Max(0, row.Median))]));
        return new BenchmarkTable(
            "Cost against the number of rules",
            $"{events.Origin}. Few rules are decided by a few fields before the others are read, so NDJSON to alerts can take less than reading.",
            pipeline[^1],
            [.. measured.Where(static (_, i) => i % 3 != 1), .. evaluation])
        {
            Plot = PlotFile,
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
}
