using System.Text.Json;
using RuleGen.Benchmarks.Measuring;
using RuleGen.Benchmarks.Peers;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Interpreter;
using RulesEngine.Models;

namespace RuleGen.Benchmarks.Tables;

/// <summary>The reference rule's condition alone, on events that are decoded: each engine on what it decodes to.</summary>
internal static class PredicateTable
{
    private const int MostEvents = 8_192;

    // A single round over the events would be over too soon to be timed.
    private const int Repetitions = 100;

    public static BenchmarkTable Measure(Bench bench)
    {
        ReadOnlyMemory<byte>[] lines = [.. bench.Containers.Lines.Take(MostEvents)];
        Rule generated = ReferenceRule.All[0];
        InterpretedRuleSet interpretedRules = InterpretedRuleSet.Load([RuleCompiler.Compile(ReferenceRuleFile.Read(), FieldSchema.Default)]);
        Rule interpreted = interpretedRules.All[0];
        Event[] events = Decode(lines, ReferenceRule.Layout);
        Event[] interpretedEvents = Decode(lines, interpretedRules.Layout);
        EventRecord[] records = [.. lines.Select(static line => JsonSerializer.Deserialize(line.Span, EventRecordContext.Default.EventRecord)!)];
        RulesEngine.RulesEngine engine = RulesEngineRule.Create();
        Agreement.Check(Expert(records), Count(generated, events), Count(interpreted, interpretedEvents), Ask(engine, records));

        IReadOnlyList<Measurement> rows = bench.Measure(
            Repeated("hand-written expert predicate", Repetitions, () => Expert(records)),
            Repeated("RuleGen, generated", Repetitions, () => Count(generated, events)),
            Repeated("RuleGen, interpreted", 1, () => Count(interpreted, interpretedEvents)),
            Repeated("Microsoft RulesEngine", 1, () => Ask(engine, records)));
        return new BenchmarkTable(
            "The reference rule's predicate on decoded events",
            $"The first {lines.Length:N0} events, decoded before: the expert and RulesEngine ask typed objects with eight properties, RuleGen its own events.",
            rows[0],
            rows)
        {
            Goals =
            [
                new Goal("generated predicate against the hand-written expert version", 2, 1.1, rows[0].TimesFasterThan(rows[1]), IsLess: true),
            ],
        };

        Variant Repeated(string name, int times, Func<int> round) => Variant.Of(name, lines.Length * times, () =>
        {
            for (int i = 0; i < times; i++)
            {
                round();
            }
        });
    }

    private static int Expert(EventRecord[] records)
    {
        int hits = 0;
        foreach (EventRecord record in records)
        {
            hits += ExpertPredicate.IsMatch(record) ? 1 : 0;
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

    private static int Ask(RulesEngine.RulesEngine engine, EventRecord[] records)
    {
        int hits = 0;
        foreach (EventRecord record in records)
        {
            List<RuleResultTree> results = engine.ExecuteAllRulesAsync("netcat", new RuleParameter("e", record)).AsTask().GetAwaiter().GetResult();
            hits += results[0].IsSuccess ? 1 : 0;
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
