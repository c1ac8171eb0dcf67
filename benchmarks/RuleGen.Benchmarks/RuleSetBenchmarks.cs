using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RuleGen.Cli.Engines;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Benchmarks;

/// <summary>
/// All published rules that look at single events, as one ruleset. One operation is one event. Without the shared rules the built-in ones
/// stand in, too few for an index; the table's head says which it was.
/// </summary>
[MemoryDiagnoser]
public class RuleSetBenchmarks
{
    private const int Events = 20_000;

    private ReadOnlyMemory<byte>[] _lines = [];
    private Event[] _events = [];
    private RuleSetAssembly _all = null!;
    private Detector _detector = null!;
    private Detector _half = null!;
    private Event[] _eventsOfHalf = [];
    private EventReader _reader = null!;
    private Event _event = null!;

    /// <summary>How many rules there are; printed with the results.</summary>
    public static int RuleCount { get; private set; }

    /// <summary>Compiles the rules and decodes the events.</summary>
    [GlobalSetup]
    public void Setup()
    {
        CompiledRule[] rules = [.. Files().Select(static path => RuleCompiler.Compile(new SourceText(path, File.ReadAllText(path)), FieldSchema.Default)).Where(static rule => rule.Predicate is not null)];
        _all = RuleSetAssembly.Load(rules);
        RuleCount = _all.All.Count;
        var options = new DetectorOptions { IgnoreIndexPatterns = true, IncludeDisabledRules = true };
        _detector = _all.CreateDetector(options);

        // The choice is random and the same in every run.
        var random = new Random(7);
        RuleSetAssembly half = RuleSetAssembly.Load(rules.Where(_ => random.Next(2) == 0));
        _half = half.CreateDetector(options);
        _lines = EventLines.Load();
        _events = Decode(_all.Layout);
        _eventsOfHalf = Decode(half.Layout);
        _reader = _all.Layout.CreateReader();
        _event = new Event(_all.Layout);
        if (Evaluate() != EvaluateOneByOne())
        {
            throw new InvalidOperationException("The index and the loop over all rules disagree.");
        }
    }

    /// <summary>What reading costs without any rule: System.Text.Json's source-generated reader of eight fields.</summary>
    [Benchmark(Description = "JsonSerializer (source-generated), 8 fields, no rule", OperationsPerInvoke = Events)]
    public int Records()
    {
        int interactive = 0;
        foreach (ReadOnlyMemory<byte> line in _lines)
        {
            interactive += JsonSerializer.Deserialize(line.Span, EventRecordContext.Default.EventRecord)!.Process?.Interactive == true ? 1 : 0;
        }

        return interactive;
    }

    /// <summary>Reading all fields that the rules look at.</summary>
    [Benchmark(Description = "extraction of all fields of the rules", OperationsPerInvoke = Events)]
    public int Extract()
    {
        int read = 0;
        foreach (ReadOnlyMemory<byte> line in _lines)
        {
            read += _reader.TryRead(line, _event, out _) ? 1 : 0;
        }

        return read;
    }

    /// <summary>Judging decoded events.</summary>
    [Benchmark(Description = "evaluation on decoded events", OperationsPerInvoke = Events)]
    public int Evaluate() => Process(_detector, _events);

    /// <summary>Judging decoded events by a random half of the rules.</summary>
    [Benchmark(Description = "evaluation of a random half of the rules", OperationsPerInvoke = Events)]
    public int EvaluateHalf() => Process(_half, _eventsOfHalf);

    /// <summary>The same predicates, all of them, one after the other.</summary>
    [Benchmark(Baseline = true, Description = "evaluation, every rule asked", OperationsPerInvoke = Events)]
    public int EvaluateOneByOne()
    {
        int alerts = 0;
        foreach (Event e in _events)
        {
            for (int i = 0; i < _all.All.Count; i++)
            {
                alerts += _all.All[i].IsMatch(e) ? 1 : 0;
            }
        }

        return alerts;
    }

    /// <summary>From NDJSON bytes to alerts.</summary>
    [Benchmark(Description = "NDJSON to alerts", OperationsPerInvoke = Events)]
    public int Pipeline()
    {
        int alerts = 0;
        foreach (ReadOnlyMemory<byte> line in _lines)
        {
            alerts += _detector.Process(line).Count;
        }

        return alerts;
    }

    private static int Process(Detector detector, Event[] events)
    {
        int alerts = 0;
        foreach (Event e in events)
        {
            alerts += detector.Process(e).Count;
        }

        return alerts;
    }

    private static string[] Files()
    {
        string shared = Path.Combine(Repository.Shared, "corpus", "detection-rules");
        return Directory.GetFiles(Directory.Exists(shared) ? shared : Path.Combine(Repository.Root, "rules"), "*.toml", SearchOption.AllDirectories);
    }

    private Event[] Decode(EventLayout layout)
    {
        EventReader reader = layout.CreateReader();
        return [.. _lines.Select(line =>
        {
            var e = new Event(layout);
            reader.Read(line, e);
            return e;
        })];
    }
}
