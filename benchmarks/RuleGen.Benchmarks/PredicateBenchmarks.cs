using BenchmarkDotNet.Attributes;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Interpreter;
using RulesEngine.Models;

namespace RuleGen.Benchmarks;

/// <summary>The reference rule's condition alone, on events that are already decoded. One operation is one event of the stream.</summary>
[MemoryDiagnoser]
public class PredicateBenchmarks
{
    private const int Events = 8_192;

    private Event[] _events = [];
    private Event[] _interpretedEvents = [];
    private EventRecord[] _records = [];
    private Rule _generated = null!;
    private Rule _interpreted = null!;
    private RulesEngine.RulesEngine _rulesEngine = null!;

    /// <summary>Decodes the events once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        ReadOnlyMemory<byte>[] lines = [.. EventLines.Load().Take(Events)];
        _generated = ReferenceRule.All[0];
        string path = Path.Combine(Repository.Root, "rules", "containers", "execution_netcat_listener_established_inside_a_container.toml");
        InterpretedRuleSet interpreted = InterpretedRuleSet.Load([RuleCompiler.Compile(new SourceText(path, File.ReadAllText(path)), FieldSchema.Default)]);
        _interpreted = interpreted.All[0];
        _events = Decode(lines, ReferenceRule.Layout);
        _interpretedEvents = Decode(lines, interpreted.Layout);
        _records = [.. lines.Select(static line => System.Text.Json.JsonSerializer.Deserialize(line.Span, EventRecordContext.Default.EventRecord)!)];
        _rulesEngine = RulesEngineRule.Create();
        int[] answers = [Generated(), Interpreted(), Expert(), RulesEngine()];
        if (answers.Distinct().Count() != 1)
        {
            throw new InvalidOperationException($"The variants disagree: {string.Join(", ", answers)} matches.");
        }
    }

    /// <summary>Hand-written over typed objects.</summary>
    [Benchmark(Baseline = true, Description = "Hand-written expert predicate", OperationsPerInvoke = Events)]
    public int Expert()
    {
        int hits = 0;
        foreach (EventRecord record in _records)
        {
            hits += ExpertPredicate.IsMatch(record) ? 1 : 0;
        }

        return hits;
    }

    /// <summary>What the generator emitted.</summary>
    [Benchmark(Description = "RuleGen, generated", OperationsPerInvoke = Events)]
    public int Generated() => Count(_generated, _events);

    /// <summary>The tree walk.</summary>
    [Benchmark(Description = "RuleGen, interpreted", OperationsPerInvoke = Events)]
    public int Interpreted() => Count(_interpreted, _interpretedEvents);

    /// <summary>Microsoft RulesEngine with the same condition as a lambda expression.</summary>
    [Benchmark(Description = "Microsoft RulesEngine", OperationsPerInvoke = Events)]
    public int RulesEngine()
    {
        int hits = 0;
        foreach (EventRecord record in _records)
        {
            List<RuleResultTree> results = _rulesEngine.ExecuteAllRulesAsync("netcat", new RuleParameter("e", record)).AsTask().GetAwaiter().GetResult();
            hits += results[0].IsSuccess ? 1 : 0;
        }

        return hits;
    }

    private static int Count(Rule rule, Event[] events)
    {
        int hits = 0;
        foreach (Event e in events)
        {
            hits += rule.IsMatch(e) ? 1 : 0;
        }

        return hits;
    }

    private static Event[] Decode(ReadOnlyMemory<byte>[] lines, EventLayout layout)
    {
        EventReader reader = layout.CreateReader();
        return
        [
            .. lines.Select(line =>
            {
                var e = new Event(layout);
                reader.Read(line, e);
                return e;
            }),
        ];
    }
}
