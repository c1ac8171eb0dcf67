using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using RuleGen.Benchmarks;

// All variants of a table run in one process, one after the other, so that they see the same machine.
IConfig config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(9))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(Path.Combine(Repository.Root, "BenchmarkDotNet.Artifacts"));
Type[] tables = [typeof(PredicateBenchmarks), typeof(PipelineBenchmarks), typeof(RuleSetBenchmarks)];

// The names of some tables as arguments run those only; the page is written when all were run.
Type[] chosen = args.Length == 0 ? tables : [.. tables.Where(table => args.Contains(table.Name, StringComparer.Ordinal))];
Summary[] summaries = [.. chosen.Select(table => BenchmarkRunner.Run(table, config))];
if (args.Length > 0)
{
    Console.WriteLine(ResultsPage.Write(summaries));
    return 0;
}

string path = Path.Combine(Repository.Root, "benchmarks", "RESULTS.md");
File.WriteAllText(path, ResultsPage.Write(summaries));
Console.WriteLine($"Wrote {path}");
return summaries.All(static summary => summary.Reports.All(static report => report.Success)) ? 0 : 1;
