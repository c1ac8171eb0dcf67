namespace RuleGen;

/// <summary>An alert's place among those of a call.</summary>
/// <param name="Arrival">When the event that completed it arrived, counted in events.</param>
/// <param name="Rule">The rule's place in the ruleset.</param>
/// <param name="Number">How many alerts were found before it.</param>
internal readonly record struct AlertPlace(long Arrival, int Rule, int Number) : IComparable<AlertPlace>
{
    /// <inheritdoc/>
    public int CompareTo(AlertPlace other) => (Arrival, Rule, Number).CompareTo((other.Arrival, other.Rule, other.Number));
}
