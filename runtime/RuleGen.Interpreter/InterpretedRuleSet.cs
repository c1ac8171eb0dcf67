using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Interpreter;

/// <summary>
/// Rules loaded at run time and walked as trees, in the rule's own order and before any optimisation: the baseline that generated code is
/// compared with, and the way to run rules where nothing can be compiled. Immutable; any number of threads may use it.
/// </summary>
public sealed class InterpretedRuleSet
{
    private readonly InterpretedMatcher _matcher;

    private InterpretedRuleSet(InterpretedMatcher matcher, IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        _matcher = matcher;
        Diagnostics = diagnostics;
    }

    /// <summary>The rules, ordered by <c>rule_id</c>.</summary>
    public IReadOnlyList<Rule> All => _matcher.Rules;

    /// <summary>The layout to read events with.</summary>
    public EventLayout Layout => _matcher.Layout;

    /// <summary>Findings about the rules as a set, such as a repeated rule_id. Those of single rules are with the rules.</summary>
    public IReadOnlyList<RuleDiagnostic> Diagnostics { get; }

    /// <summary>Creates a detector with state of its own.</summary>
    public Detector CreateDetector(DetectorOptions? options = null) => new(_matcher, options);

    /// <summary>Loads those of the rules that have a predicate.</summary>
    public static InterpretedRuleSet Load(IEnumerable<CompiledRule> rules)
    {
        var diagnostics = new DiagnosticBag();
        CompiledRule[] evaluated =
        [
            .. RuleSetCompiler.TakeDistinct(rules, diagnostics)
                .Where(static rule => rule.Predicate is not null)
                .OrderBy(static rule => rule.Definition!.RuleId, StringComparer.Ordinal),
        ];
        var layout = new EventLayout([.. RuleSetPlanner.Fields(evaluated)], [.. RuleSetPlanner.NullValues(evaluated)]);
        Rule[] loaded = [.. evaluated.Select(rule => Create(rule, layout))];
        return new InterpretedRuleSet(new InterpretedMatcher(layout, loaded), diagnostics.Items);
    }

    private static Rule Create(CompiledRule rule, EventLayout layout) =>
        new(MetadataFactory.Create(rule.Definition!), layout, CreatePredicate(rule.Predicate!, layout));

    /// <summary>A predicate as a function of events that were read with the layout.</summary>
    public static Func<Event, bool> CreatePredicate(Predicate predicate, EventLayout layout)
    {
        var evaluator = new PredicateEvaluator(predicate, field => layout.SlotOf(field.Name));
        return e => evaluator.Evaluate(EventFieldSource.Over(e));
    }

    private sealed class InterpretedMatcher(EventLayout layout, Rule[] rules) : RuleMatcher
    {
        public override EventLayout Layout => layout;

        public override IReadOnlyList<Rule> Rules => rules;

        public override void FindMatches(Event e, RuleHits hits)
        {
            for (int i = 0; i < rules.Length; i++)
            {
                if (rules[i].IsMatch(e))
                {
                    hits.Add(i);
                }
            }
        }
    }
}
