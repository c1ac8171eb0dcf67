using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Interpreter;

/// <summary>What became of a rule for one event.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Conditions">What became of its conditions: one, or for a rule over several events one for each of these.</param>
public sealed record RuleExplanation(CompiledRule Rule, IReadOnlyList<ExplainedCondition> Conditions)
{
    /// <summary>
    /// Whether a detector with its defaults alerts: the condition holds, the rule is enabled, and its index patterns cover the event. Null for a
    /// rule over several events, about which one event does not decide.
    /// </summary>
    public bool? Alerts => Rule.Predicate is not null && Conditions is [var condition] ? condition.Holds && IsEnabled && IsInIndexScope : null;

    /// <summary>What the rule file says under <c>enabled</c>.</summary>
    public bool IsEnabled => Rule.Definition!.Enabled;

    /// <summary>Whether the rule's index patterns cover the place that the event comes from.</summary>
    public required bool IsInIndexScope { get; init; }

    /// <summary>
    /// The place that the event names: <c>_index</c>, else its data stream with <c>*</c> for the parts that it leaves open; null when it names
    /// none.
    /// </summary>
    public required string? Place { get; init; }

    /// <summary>When the event was judged.</summary>
    public required DateTimeOffset Now { get; init; }
}
