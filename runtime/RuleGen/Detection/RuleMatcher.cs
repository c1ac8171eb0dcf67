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

    /// <summary>Adds the index of every rule whose condition the event satisfies, in ascending order.</summary>
    public abstract void FindMatches(Event e, RuleHits hits);
}
