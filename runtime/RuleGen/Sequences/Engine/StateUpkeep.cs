namespace RuleGen;

/// <summary>
/// Looks after the rules that have state, one after the other, beside those that take an event: what is too old goes, and the conditions that wait
/// for it sleep, though nothing happens to the rule. Whose turn it is follows from the number of events alone, so that a restart changes nothing.
/// </summary>
internal sealed class StateUpkeep(IReadOnlyList<CorrelationRule> rules)
{
    // Most rules have no state. They are told here from the others, since a rule that is not in the processor's cache costs more than its turn.
    private readonly bool[] _mayHaveState = new bool[rules.Count];

    /// <summary>A rule has taken an event, and may have got state.</summary>
    public void Note(CorrelationRule rule) => _mayHaveState[rule.Number] = true;

    /// <summary>An event has come.</summary>
    /// <param name="arrival">How many there were.</param>
    /// <returns>The rule whose turn it is; null: it has nothing.</returns>
    public CorrelationRule? Next(long arrival)
    {
        if (rules.Count == 0)
        {
            return null;
        }

        int turn = (int)(arrival % rules.Count);
        if (!_mayHaveState[turn])
        {
            return null;
        }

        // The turn comes nevertheless: the rule's conditions may not know yet that nothing is left.
        _mayHaveState[turn] = rules[turn].Matcher.Meter.Bytes > 0;
        return rules[turn];
    }
}
