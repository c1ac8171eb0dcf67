using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace RuleGen.Benchmarks;

/// <summary>Writes RESULTS.md: one table a benchmark class, times per event, ratios to the class's baseline, allocations.</summary>
internal static class ResultsPage
{
    public static string Write(IReadOnlyList<Summary> summaries)
    {
        var page = new StringBuilder();
        page.Append("# Benchmark results\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {Cpu(summaries[0])}, {Environment.ProcessorCount} cores, .NET {Environment.Version}. ");
        page.Append(CultureInfo.InvariantCulture, $"Input: {EventLines.Origin}. One thread; index scoping off.\n\n");
        page.Append("Made by `dotnet run -c Release --project benchmarks/RuleGen.Benchmarks`. Compare rows of one table; absolute times belong to the machine.\n");
        if (Load() is { } load)
        {
            page.Append(CultureInfo.InvariantCulture, $"Load of the machine at the end (runnable threads, mean of 1, 5 and 15 minutes): {load}.\n");
        }

        foreach (Summary summary in summaries)
        {
            WriteTable(page, summary);
        }

        return page.ToString();
    }

    private static void WriteTable(StringBuilder page, Summary summary)
    {
        Type type = summary.BenchmarksCases[0].Descriptor.Type;
        string title = type == typeof(PredicateBenchmarks) ? "The reference rule's predicate on decoded events"
            : type == typeof(PipelineBenchmarks) ? "NDJSON to alerts"
            : string.Create(CultureInfo.InvariantCulture, $"{RuleSetBenchmarks.RuleCount:N0} rules");
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| variant | ns per event | ± | ratio | times faster | bytes allocated per event |\n|---|--:|--:|--:|--:|--:|\n");
        double baseline = Mean(summary.Reports.First(static report => report.BenchmarkCase.Descriptor.Baseline));
        foreach (BenchmarkReport report in summary.Reports.OrderBy(Mean))
        {
            double mean = Mean(report);
            long bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
            page.Append(CultureInfo.InvariantCulture, $"| {report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} | {mean:N1} | {report.ResultStatistics!.StandardDeviation:N1} | {mean / baseline:N2} | {baseline / mean:N1} | {bytes} |\n");
        }
    }

    private static double Mean(BenchmarkReport report) =>
        report.ResultStatistics?.Median ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} gave no result.");

    // A machine that others use gives times that compare badly even within a table; the page says so.
    private static string? Load() =>
        File.Exists("/proc/loadavg") ? string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : null;

    private static string Cpu(Summary summary) => summary.HostEnvironmentInfo.Cpu.Value?.ProcessorName ?? "unknown processor";
}
