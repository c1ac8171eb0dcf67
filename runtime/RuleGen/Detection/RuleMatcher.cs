namespace RuleGen;

/// <summary>
/// All rules of a ruleset as one machine: says which of them an event satisfies. Implemented by generated code and by the
/// interpreter; immutable and shared by all threads.
/// </summary>
public abstract class RuleMatcher
{
    /// <summary>The layout events must have been read with.</summary>
    public abstract EventLayout Layout { get; }

    /// <summary>The rules; <see cref="RuleHits.Add"/> takes an index into it.</summary>
    public abstract IReadOnlyList<Rule> Rules { get; }

    /// <summary>
    /// The slots that <see cref="PassesGate"/> reads. Empty: there is no gate. A detector reads these fields first and the others only of
    /// the events that pass.
    /// </summary>
    public virtual ReadOnlySpan<int> GateSlots => [];

    /// <summary>Whether some rule could match, told from the fields of <see cref="GateSlots"/> alone.</summary>
    /// <returns>False: no rule matches the event, whatever its other fields hold.</returns>
    public virtual bool PassesGate(Event e) => true;

    /// <summary>Adds the index of every rule whose condition the event satisfies, in ascending order.</summary>
    public abstract void FindMatches(Event e, RuleHits hits);
}
