using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Queries;

/// <summary>One item of a sequence or sample.</summary>
/// <param name="Condition">What an event of the stage satisfies.</param>
/// <param name="Keys">What joins it to the events of the other stages; empty: all events belong together.</param>
/// <param name="IsMissing">Whether there must be no such event.</param>
public sealed record QueryStage(Predicate Condition, EquatableArray<JoinKey> Keys, bool IsMissing = false)
{
    /// <summary>The stage with its condition changed.</summary>
    public QueryStage Select(Func<Predicate, Predicate> change) => this with { Condition = change(Condition) };
}

/// <summary>Equal stages behind one another.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="First">Its place in the query.</param>
/// <param name="Count">How often it stands there.</param>
public readonly record struct StageRun(QueryStage Stage, int First, int Count);

/// <summary>One field of a stage's join key. Keys at one place of all stages have types whose values can be equal.</summary>
/// <param name="Field">The field; null: it does not exist, and its value is null for every event (an unmapped <c>?field</c> under a closed schema).</param>
/// <param name="IsOptional">Whether an event without the field takes part, with a null that equals other nulls.</param>
public sealed record JoinKey(FieldReference? Field, bool IsOptional);

/// <summary>By what the events of a rule over several are ordered. Those that are equal in both are ordered as they arrive.</summary>
/// <param name="Timestamp">The time field. An event without a valid value is seen by no such rule.</param>
/// <param name="Tiebreaker">What orders events of one time, an absent value last; null: nothing does.</param>
public sealed record QueryOrder(FieldReference Timestamp, FieldReference? Tiebreaker);
