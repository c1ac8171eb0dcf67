using System.Globalization;
using RuleGen.Cli.Engines;
using RuleGen.Cli.Inputs;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>
/// The alerts of real events, their ids, documents and order, are the same for any number of threads, whatever the processor can do, and for
/// every way to judge: by the index, one rule after the other, and by the interpreter.
/// </summary>
public sealed class SameAlertsTests(SameAlertsTests.Scans scans) : IClassFixture<SameAlertsTests.Scans>
{
    // Those about single events: what asks the rules one by one cannot ask the others.
    private const int BuiltInRules = 22;

    // Runs with the published rules take half a minute each. The long mode makes them all.
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1";

    private static readonly int[] s_threads = [1, 2, 5];

    // What the runtime can be told not to use. Each leaves out what comes after it as well.
    private static readonly string[] s_withoutInstructions = ["", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];

    public static TheoryData<string, int> BuiltInRuns() =>
        [.. s_withoutInstructions.SelectMany(static without => s_threads, static (without, threads) => new TheoryDataRow<string, int>(without, threads))];

    public static TheoryData<string, int> PublishedRuns() => s_isLong
        ? BuiltInRuns()
        : [new TheoryDataRow<string, int>("", 5), new TheoryDataRow<string, int>("DOTNET_EnableAVX2", 2), new TheoryDataRow<string, int>("DOTNET_EnableHWIntrinsic", 2)];

    [Theory]
    [MemberData(nameof(BuiltInRuns))]
    public void Of_the_built_in_rules(string without, int threads) => Assert.Equal(scans.BuiltIn, scans.Run(without, threads));

    [Fact]
    public void Of_the_built_in_rules_interpreted() => Assert.Equal(scans.BuiltIn, scans.Run("", 2, "--engine", "interpreted"));

    [Fact]
    public void Of_the_built_in_rules_one_after_the_other() =>
        Assert.Equal(WithoutDocument(scans.BuiltIn), OneAfterTheOther(RuleFiles.ReadBuiltIn(), BuiltInRules));

    [Theory]
    [MemberData(nameof(PublishedRuns))]
    public void Of_the_published_rules(string without, int threads) => Assert.Equal(scans.Published, scans.Run(without, threads, "--rules", Scans.PublishedRules));

    [Fact]
    public void Of_the_published_rules_interpreted()
    {
        // All events take minutes. The tests of the published rules compare a part of the larger files in every run.
        string[] files = s_isLong ? Scans.Files : [.. Scans.Files.Where(static file => new FileInfo(file).Length < 200_000)];
        string[] expected = scans.Run("", 1, files, ["--rules", Scans.PublishedRules]);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, scans.Run("", 2, files, ["--rules", Scans.PublishedRules, "--engine", "interpreted"]));
    }

    [Fact]
    public void Of_the_published_rules_one_after_the_other() =>
        Assert.Equal(WithoutDocument(scans.Published.Where(static alert => !IsOverSeveralEvents(alert))), OneAfterTheOther(RuleFiles.Read([Scans.PublishedRules]), minimumRules: 1_000));

    // Their lines are a list.
    private static bool IsOverSeveralEvents(string alert) => alert.Contains(":[", StringComparison.Ordinal);

    // Rule and place; what asks the rules alone makes no documents.
    private static IEnumerable<string> WithoutDocument(IEnumerable<string> alerts) => alerts.Select(static alert => string.Join(' ', alert.Split(' ')[1..3]));

    private string[] OneAfterTheOther(RuleFileSet files, int minimumRules)
    {
        CompiledRule[] rules = [.. files.Compile(FieldSchema.Default).Rules.Where(static rule => rule.Predicate is not null)];
        var loaded = RuleSetAssembly.Load(rules, FieldSchema.Default, scans.Cache);
        Assert.InRange(loaded.All.Count, minimumRules, int.MaxValue);
        EventReader reader = loaded.Layout.CreateReader();
        var e = new Event(loaded.Layout);
        var matches = new List<string>();
        foreach (string file in Scans.Files)
        {
            using var source = EventSource.Open(file, new ToolConsole { Input = Stream.Null, Output = Stream.Null, Error = TextWriter.Null });
            var documents = new DocumentReader(source.Content);
            while (documents.TryReadNext(out DocumentSlice document))
            {
                reader.Read(document.Memory, e);
                foreach (Rule rule in loaded.All)
                {
                    if (rule.Correlation is null && rule.IsMatch(e))
                    {
                        matches.Add(string.Create(CultureInfo.InvariantCulture, $"{rule.Metadata.RuleId} {Path.GetFileName(file)}:{document.Line}"));
                    }
                }
            }
        }

        return [.. matches];
    }

    /// <summary>Runs of the tool over all event files, and the answers that the others are compared with: those of one thread.</summary>
    public sealed class Scans : IDisposable
    {
        private readonly Workspace _workspace = new();
        private readonly Lazy<string[]> _builtIn;
        private readonly Lazy<string[]> _published;

        public Scans()
        {
            _builtIn = new Lazy<string[]>(() => Run("", 1));
            _published = new Lazy<string[]>(() => Run("", 1, "--rules", PublishedRules));
        }

        /// <summary>The event files.</summary>
        public static string[] Files =>
        [
            .. Directory.EnumerateFiles(SharedData.Require("events"), "*", SearchOption.AllDirectories)
                .Where(static path => path.EndsWith(".ndjson", StringComparison.Ordinal) || path.EndsWith(".ndjson.gz", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

        /// <summary>The folder of the published rules.</summary>
        public static string PublishedRules => SharedData.Require("corpus", "detection-rules");

        /// <summary>The alerts of the built-in rules.</summary>
        public string[] BuiltIn => _builtIn.Value;

        /// <summary>The alerts of the published rules.</summary>
        public string[] Published => _published.Value;

        /// <summary>Where the runs keep compiled rules.</summary>
        internal RuleSetCache Cache => new(Path.Combine(_workspace.Cache, "rulegen"));

        /// <summary>Scans all files in a process that may not use some instructions.</summary>
        internal string[] Run(string without, int threads, params string[] options) => Run(without, threads, Files, options);

        /// <summary>Scans files in a process that may not use some instructions.</summary>
        internal string[] Run(string without, int threads, string[] files, string[] options)
        {
            var environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _workspace.Cache };
            if (without.Length > 0)
            {
                environment[without] = "0";
            }

            // Every rule counts: most are about other data streams than the few there are.
            using var tool = new ToolProcess(
                environment,
                ["scan", "--format", "ndjson", "--no-index-scope", "--include-disabled", "--threads", threads.ToString(CultureInfo.InvariantCulture), .. options, .. files]);
            (int exitCode, string[] lines, string error) = tool.Complete();

            // 1: some of the published rules do not run yet.
            Assert.True(exitCode is 0 or 1, error);
            Assert.Contains(" 0 bad events", error, StringComparison.Ordinal);
            Assert.NotEmpty(lines);
            return AlertList.Of(lines);
        }

        public void Dispose() => _workspace.Dispose();
    }
}
