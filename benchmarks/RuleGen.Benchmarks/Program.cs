using RuleGen.Benchmarks;
using RuleGen.Benchmarks.Building;
using RuleGen.Benchmarks.Results;
using RuleGen.Benchmarks.Tables;

// What a build costs is measured by itself: it starts the C# compiler.
if (args is ["build", .. var parts])
{
    return BuildTable.Run(parts);
}

// --quick: fewer events and passes, for a rough answer. Names of tables: those only, to the console; without names RESULTS.md is written.
(string Name, Func<Bench, BenchmarkTable?> Measure)[] tables =
[
    ("predicate", PredicateTable.Measure),
    ("reference", ReferenceTable.Measure),
    ("rules", static bench => RuleSetTable.Measure(bench, bench.Containers, hasGoals: true)),
    ("mixed", static bench => bench.Mixed is null ? null : RuleSetTable.Measure(bench, bench.Mixed, hasGoals: false)),
    ("growth", GrowthTable.Measure),
    ("threads", ThreadsTable.Measure),
    ("sequences", CorrelationTable.Measure),
    ("state", StateTable.Measure),
    ("start", StartUpTable.Measure),
];
bool isQuick = args.Contains("--quick", StringComparer.Ordinal);
string[] names = [.. args.Where(static arg => arg != "--quick")];
if (Array.Find(names, name => tables.All(table => table.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no table '{unknown}'; there are {string.Join(", ", tables.Select(static table => table.Name))}.");
    return 2;
}

const int quickEvents = 4_000;
const int mixedEvents = 20_000;
int? most = isQuick ? quickEvents : null;
var bench = new Bench(EventLines.LoadContainers(most), EventLines.LoadMixed(most ?? mixedEvents), Passes: isQuick ? 3 : 9, isQuick);
var results = new List<BenchmarkTable>();
var load = new List<string>();
foreach ((string name, Func<Bench, BenchmarkTable?> measure) in tables.Where(table => names.Length == 0 || names.Contains(table.Name, StringComparer.Ordinal)))
{
    Console.Error.WriteLine($"{DateTime.Now:HH:mm:ss} {name}");
    string? before = MachineLoad.Now();
    if (measure(bench) is { } table)
    {
        results.Add(table);
        Console.Error.WriteLine(ResultsPage.Write(table));
        if (before is not null)
        {
            load.Add($"{name} {before}, {MachineLoad.Now()}");
        }
    }
}

string page = ResultsPage.Write(bench, results, load);
if (names.Length > 0)
{
    Console.WriteLine(page);
    return 0;
}

string path = Path.Combine(Repository.Root, "benchmarks", "RESULTS.md");
File.WriteAllText(path, page);
Console.WriteLine($"Wrote {path}");
return 0;
