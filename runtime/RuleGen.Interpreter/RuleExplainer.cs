using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Interpreter;

/// <summary>
/// Says why a rule alerts on an event, or why it does not: its condition part by part, with the values that the event has. For a person who
/// looks at one event; a detector is hundreds of times as fast. One thread at a time.
/// </summary>
public sealed class RuleExplainer
{
    private readonly CompiledRule _rule;
    private readonly RuleConditionExplainer[] _conditions;
    private readonly IndexScope _scope;
    private readonly AlertFields _fields;

    /// <summary>Prepares a rule.</summary>
    /// <param name="rule">A rule that is evaluated.</param>
    /// <param name="layout">How events will be read, with at least the rule's fields; null: the rule's own layout.</param>
    /// <exception cref="ArgumentException">The rule is not evaluated; its diagnostics say why.</exception>
    public RuleExplainer(CompiledRule rule, EventLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Evaluated is null)
        {
            throw new ArgumentException($"'{rule.File.Path}' is not evaluated; its diagnostics say why.", nameof(rule));
        }

        _rule = rule;
        Layout = layout ?? CreateLayout(EvaluatedRule.Of([rule]));
        _conditions = [.. RuleCondition.Of(rule).Select(condition => new RuleConditionExplainer(condition, SlotOf))];
        var runtimeRule = new Rule(MetadataFactory.Create(rule.Definition!), Layout, static _ => true);
        _scope = new IndexScope([runtimeRule]);
        _fields = new AlertFields([runtimeRule], Layout, EventValidation.Checked);
    }

    /// <summary>The layout to read events with.</summary>
    public EventLayout Layout { get; }

    /// <summary>What becomes of the rule for an event.</summary>
    /// <exception cref="ArgumentException">The event was read with another layout.</exception>
    public RuleExplanation Explain(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Layout != Layout)
        {
            throw new ArgumentException("The event was read with another layout; read it with that of the explainer.", nameof(e));
        }

        ExplainedCondition[] conditions = [.. _conditions.Select(condition => condition.Explain(EventFieldSource.Over(e)))];
        _fields.Begin(e);
        return new RuleExplanation(_rule, conditions)
        {
            IsInIndexScope = _scope.Covers(0, _fields),
            Place = Place(e),
            Now = e.Now,
        };
    }

    /// <summary>A predicate without a rule around it, as a function of events that were read with the layout.</summary>
    public static Func<Event, ExplainedNode> Create(Predicate predicate, EventLayout layout)
    {
        var explainer = new ConditionExplainer(predicate, field => layout.SlotOf(field.Name));
        return e => explainer.Explain(EventFieldSource.Over(e));
    }

    private static EventLayout CreateLayout(IReadOnlyList<EvaluatedRule> rules) => new([.. RuleSetPlanner.Fields(rules)], [.. RuleSetPlanner.NullValues(rules)]);

    private int SlotOf(FieldReference field) => Layout.SlotOf(field.Name) is >= 0 and var slot
        ? slot
        : throw new ArgumentException($"The layout does not have '{field.Name}', which the rule reads.", "layout");

    private string? Place(Event e)
    {
        if (!e.IndexName.IsEmpty)
        {
            return System.Text.Encoding.UTF8.GetString(e.IndexName);
        }

        string?[] parts = [_fields.GetText("data_stream.type"), _fields.GetText("data_stream.dataset"), _fields.GetText("data_stream.namespace")];
        return Array.TrueForAll(parts, static part => part is null) ? null : string.Join("-", parts.Select(static part => part ?? "*"));
    }
}
