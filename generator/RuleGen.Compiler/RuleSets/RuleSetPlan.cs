using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Many rules as one machine: what the emitter writes down. Plain data.</summary>
/// <param name="Slots">Every field that is decoded, in slot order.</param>
/// <param name="Rules">The rules, ordered by rule_id.</param>
/// <param name="Conditions">What events are asked, in the order of the rules they belong to; a matcher finds these, by their index.</param>
/// <param name="ContentHash">SHA-256 of what decides the ruleset's answers, lower-case hexadecimal.</param>
public sealed record RuleSetPlan(EquatableArray<PlannedSlot> Slots, EquatableArray<PlannedRule> Rules, EquatableArray<PlannedCondition> Conditions, string ContentHash)
{
    /// <summary>What an event must have for each condition to be asked, in the order of the conditions. Empty: all are asked about every event.</summary>
    public EquatableArray<RuleWitness> Witnesses { get; init; } = [];

    /// <summary>What decides most events before they are read in full; null when the conditions have nothing of the kind in common.</summary>
    public RuleSetGate? Gate { get; init; }
}

/// <summary>A decoded field.</summary>
/// <param name="Field">Its path.</param>
/// <param name="Symbol">Its name in generated code.</param>
/// <param name="NullValue">What an explicit null counts as; null: it is no value.</param>
public sealed record PlannedSlot(string Field, string Symbol, string? NullValue = null);

/// <summary>A rule of the plan.</summary>
/// <param name="Definition">What its file says.</param>
/// <param name="Name">Its name in generated code.</param>
public sealed record PlannedRule(RuleDefinition Definition, string Name)
{
    /// <summary>What a rule over several events asks of them together; null: every event is judged on its own.</summary>
    public PlannedCorrelation? Correlation { get; init; }
}

/// <summary>Something that an event is asked for a rule.</summary>
/// <param name="Rule">The rule's index.</param>
/// <param name="Name">Its name in generated code.</param>
/// <param name="Predicate">The optimised condition.</param>
public sealed record PlannedCondition(int Rule, string Name, Predicate Predicate);
