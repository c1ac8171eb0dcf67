using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;

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

    /// <summary>Loads those of the rules that have something to evaluate.</summary>
    public static InterpretedRuleSet Load(IEnumerable<CompiledRule> rules)
    {
        var diagnostics = new DiagnosticBag();
        return Load(EvaluatedRule.Of(RuleSetCompiler.TakeDistinct(rules, diagnostics)), diagnostics.Items);
    }

    /// <summary>Loads rules that come from elsewhere than rule files, ordered by rule_id.</summary>
    public static InterpretedRuleSet Load(IReadOnlyList<EvaluatedRule> rules) => Load(rules, []);

    private static InterpretedRuleSet Load(IReadOnlyList<EvaluatedRule> rules, IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        var layout = new EventLayout([.. RuleSetPlanner.Fields(rules)], [.. RuleSetPlanner.NullValues(rules)]);
        var conditions = new ConditionList();
        Rule[] loaded = [.. rules.Select((rule, i) => Create(rule, i, conditions, layout))];
        return new InterpretedRuleSet(new InterpretedMatcher(layout, loaded, conditions.Conditions), diagnostics);
    }

    private static Rule Create(EvaluatedRule rule, int index, ConditionList conditions, EventLayout layout)
    {
        RuleMetadata metadata = MetadataFactory.Create(rule.Definition);
        if (rule.Query is EventQuery single)
        {
            conditions.Add(index, single.Condition);
            return new Rule(metadata, layout, CreatePredicate(single.Condition, layout));
        }

        var correlation = PlannedCorrelation.Create(rule, stage => conditions.Add(index, stage.Condition));
        Predicate anyStage = new Or(correlation.StageConditions.Distinct().Select(condition => conditions.Conditions[condition].Predicate).ToEquatableArray());
        return new Rule(metadata, layout, CreatePredicate(anyStage, layout), CorrelationFactory.Create(correlation, layout));
    }

    /// <summary>A predicate as a function of events that were read with the layout.</summary>
    public static Func<Event, bool> CreatePredicate(Predicate predicate, EventLayout layout)
    {
        var evaluator = new PredicateEvaluator(predicate, field => layout.SlotOf(field.Name));
        return e => evaluator.Evaluate(EventFieldSource.Over(e));
    }

    private sealed class InterpretedMatcher(EventLayout layout, Rule[] rules, IReadOnlyList<NumberedCondition> conditions) : RuleMatcher
    {
        private readonly Func<Event, bool>[] _conditions = [.. conditions.Select(condition => CreatePredicate(condition.Predicate, layout))];
        private readonly int[] _conditionRules = [.. conditions.Select(static condition => condition.Rule)];

        public override EventLayout Layout => layout;

        public override IReadOnlyList<Rule> Rules => rules;

        public override ReadOnlySpan<int> ConditionRules => _conditionRules;

        public override void FindMatches(Event e, RuleHits hits)
        {
            for (int i = 0; i < _conditions.Length; i++)
            {
                if (_conditions[i](e))
                {
                    hits.Add(i);
                }
            }
        }
    }
}
