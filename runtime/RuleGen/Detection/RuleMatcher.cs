namespace RuleGen;

/// <summary>
/// All rules of a ruleset as one machine: says which of their conditions an event satisfies. Implemented by generated code and by the
/// interpreter; immutable and shared by all threads.
/// </summary>
public abstract class RuleMatcher
{
    /// <summary>The layout events must have been read with.</summary>
    public abstract EventLayout Layout { get; }

    /// <summary>The rules, ordered by <c>rule_id</c>.</summary>
    public abstract IReadOnlyList<Rule> Rules { get; }

    /// <summary>
    /// Which rule each condition belongs to, as an index into <see cref="Rules"/>, in ascending order. A rule over single events has one
    /// condition; one over several has one for each distinct thing its stages ask. Empty: every rule has one, of its own number.
    /// </summary>
    public virtual ReadOnlySpan<int> ConditionRules => [];

    /// <summary>
    /// The slots that <see cref="PassesGate"/> reads. Empty: there is no gate. A detector reads these fields first and the others only of
    /// the events that pass.
    /// </summary>
    public virtual ReadOnlySpan<int> GateSlots => [];

    /// <summary>Whether some condition could hold, told from the fields of <see cref="GateSlots"/> alone.</summary>
    /// <returns>False: the event satisfies no condition, whatever its other fields hold.</returns>
    public virtual bool PassesGate(Event e) => true;

    /// <summary>Adds the number of every condition that the event satisfies, in ascending order.</summary>
    public abstract void FindMatches(Event e, RuleHits hits);
}
