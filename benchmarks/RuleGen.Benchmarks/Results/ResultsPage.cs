using System.Globalization;
using System.Text;
using RuleGen.Benchmarks.Measuring;
using RuleGen.Benchmarks.Tables;

namespace RuleGen.Benchmarks.Results;

/// <summary>Writes RESULTS.md: what is aimed at and what was reached, then every table.</summary>
internal static class ResultsPage
{
    public static string Write(Bench bench, IReadOnlyList<BenchmarkTable> tables, IReadOnlyList<string> load)
    {
        var page = new StringBuilder();
        page.Append("# Benchmark results\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} cores, .NET {Environment.Version}; {bench.Passes} passes. ");
        page.Append(CultureInfo.InvariantCulture, $"Made by `dotnet run -c Release --project benchmarks/RuleGen.Benchmarks{(bench.IsQuick ? " -- --quick" : "")}`; ");
        page.Append("[Performance](../docs/performance.md) says how to read it. Events: ");
        page.Append(CultureInfo.InvariantCulture, $"{bench.Containers.Origin}. One thread and index scoping off unless said.\n");
        if (load.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\nLoad of the machine, runnable threads in the mean of a minute, before and after each table: {string.Join("; ", load)}. The program itself is one.\n");
        }

        WriteGoals(page, [.. tables.SelectMany(static table => table.Goals)]);
        foreach (BenchmarkTable table in tables)
        {
            WriteTable(page, table);
        }

        return page.ToString();
    }

    /// <summary>One table by itself, to look at while the next is measured.</summary>
    public static string Write(BenchmarkTable table)
    {
        var text = new StringBuilder();
        WriteGoals(text, table.Goals);
        WriteTable(text, table);
        return text.ToString();
    }

    private static void WriteGoals(StringBuilder page, IReadOnlyList<Goal> goals)
    {
        if (goals.Count == 0)
        {
            return;
        }

        page.Append("\n## Summary\n\n| measure | must | go for | measured | |\n|---|--:|--:|--:|---|\n");
        foreach (Goal goal in goals)
        {
            string sign = goal.IsLess ? "≤ " : "";
            string measured = goal.Measured is { } value ? Number(value, goal.Unit) : "–";
            page.Append(CultureInfo.InvariantCulture, $"| {goal.Measure} | {sign}{Number(goal.Must, goal.Unit)} | {sign}{Number(goal.GoFor, goal.Unit)} | {measured} | {goal.Verdict} |\n");
        }
    }

    private static void WriteTable(StringBuilder page, BenchmarkTable table)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {table.Title}\n\n{table.Notes}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| variant | ns per event | ± | times as fast as *{table.Baseline.Name}* |{(table.ShowsProcessorTime ? " processor ns per event |" : "")} bytes allocated per event |\n");
        page.Append(CultureInfo.InvariantCulture, $"|---|--:|--:|--:|{(table.ShowsProcessorTime ? "--:|" : "")}--:|\n");
        foreach (Measurement row in table.Rows)
        {
            string processor = table.ShowsProcessorTime ? string.Create(CultureInfo.InvariantCulture, $" {Measurement.MedianOf(row.Processor):N0} |") : "";
            string bytes = row.Bytes is { } value ? value.ToString("N0", CultureInfo.InvariantCulture) : "–";
            page.Append(CultureInfo.InvariantCulture, $"| {row.Name} | {Nanoseconds(row.Median)} | {Nanoseconds(row.Spread)} | {row.TimesFasterThan(table.Baseline):0.00} |{processor} {bytes} |\n");
        }

        foreach ((string name, string reason) in table.Missing)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name} | not measured: {reason} | | |{(table.ShowsProcessorTime ? " |" : "")} |\n");
        }

        if (table.Plot is { } plot)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n![{table.Title}]({plot})\n");
        }
    }

    private static string Number(double value, string unit) => unit == "x"
        ? string.Create(CultureInfo.InvariantCulture, $"{value:0.0#}x")
        : string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {unit}");

    private static string Nanoseconds(double value) => value.ToString(Math.Abs(value) < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        string? model = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return model?.Split(':')[1].Trim() ?? "unknown processor";
    }
}
