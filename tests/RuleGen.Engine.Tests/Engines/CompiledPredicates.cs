using System.Globalization;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;
using RuleGen.Interpreter;

namespace RuleGen.Engine.Tests;

/// <summary>Predicates without rules around them, ready to run in several ways over the same event.</summary>
internal sealed class CompiledPredicates
{
    private readonly Func<Event, bool>[] _bound;
    private readonly Func<Event, bool>[] _optimized;
    private readonly Func<Event, ExplainedNode>[] _explainers;
    private readonly IReadOnlyList<Rule> _generated;
    private readonly RuleMatcher _matcher;
    private readonly Detector _detector;

    private CompiledPredicates(IReadOnlyList<Predicate> predicates, IReadOnlyList<Predicate> optimized, LoadedRules generated)
    {
        Layout = generated.Layout;
        _bound = [.. predicates.Select(predicate => InterpretedRuleSet.CreatePredicate(predicate, Layout))];
        _optimized = [.. optimized.Select(predicate => InterpretedRuleSet.CreatePredicate(predicate, Layout))];
        _explainers = [.. predicates.Select(predicate => RuleExplainer.Create(predicate, Layout))];
        _generated = generated.Rules;
        _matcher = generated.Matcher!;
        _detector = generated.CreateDetector(new DetectorOptions { TimeProvider = new FixedClock(FixedClock.Noon) });
    }

    /// <summary>The layout to read events with.</summary>
    public EventLayout Layout { get; }

    /// <summary>Emits and compiles all predicates as one assembly.</summary>
    public static CompiledPredicates Compile(IReadOnlyList<Predicate> predicates)
    {
        Predicate[] optimized = [.. predicates.Select(Optimizer.Optimize)];
        string[] fields = [.. predicates.SelectMany(PredicateFields.Of).Select(static field => field.Name).Distinct().Order(StringComparer.Ordinal)];
        ILookup<string, string?> nullValues = predicates.SelectMany(PredicateFields.Of).ToLookup(static field => field.Name, static field => field.NullValue, StringComparer.Ordinal);
        EquatableArray<PlannedSlot> slots = fields
            .Select((field, i) => new PlannedSlot(field, Number("Field", i), nullValues[field].FirstOrDefault(static value => value is not null)))
            .ToEquatableArray();
        EquatableArray<PlannedRule> rules = optimized.Select(static (_, i) => new PlannedRule(RuleDefinition.OfQuery(Number("rule", i)), Number("Rule", i))).ToEquatableArray();
        EquatableArray<PlannedCondition> conditions = optimized.Select(static (predicate, i) => new PlannedCondition(i, Number("Rule", i), predicate)).ToEquatableArray();
        var plan = new RuleSetPlan(slots, rules, conditions, ContentHash: "")
        {
            Witnesses = RuleIndexPlanner.Plan(optimized),
        };
        return new CompiledPredicates(predicates, optimized, GeneratedAssembly.Load(RuleSetCompiler.Emit(GeneratedAssembly.Target, plan)));
    }

    /// <summary>What the bound predicate says, walked.</summary>
    public bool Interpret(int predicate, Event e) => _bound[predicate](e);

    /// <summary>What the optimised predicate says, walked.</summary>
    public bool InterpretOptimized(int predicate, Event e) => _optimized[predicate](e);

    /// <summary>What an explanation of the bound predicate says.</summary>
    public ExplainedNode Explain(int predicate, Event e) => _explainers[predicate](e);

    /// <summary>What the generated code says.</summary>
    public bool RunGenerated(int predicate, Event e) => _generated[predicate].IsMatch(e);

    /// <summary>The predicates that hold, as the generated matcher finds them through its index.</summary>
    public IEnumerable<int> RunIndexed(Event e)
    {
        var found = new List<int>();
        foreach (Alert alert in _detector.Process(e))
        {
            found.Add(int.Parse(alert.Rule.Metadata.RuleId.AsSpan("rule".Length), CultureInfo.InvariantCulture));
        }

        return found;
    }

    /// <summary>Whether the index has the predicate asked about the event.</summary>
    public bool Wakes(int predicate, Event e)
    {
        var hits = new RuleHits();
        _matcher.FindMatches(e, hits);
        return (hits.Candidates.Rules[predicate / 64] >> (predicate % 64) & 1) != 0;
    }

    // Five digits: rules come back ordered by id.
    private static string Number(string name, int i) => name + i.ToString("D5", CultureInfo.InvariantCulture);
}
