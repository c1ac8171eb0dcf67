namespace RuleGen;

/// <summary>What a detector holds, and what it had to leave out, for one rule over several events or for all of them.</summary>
/// <param name="OpenSequences">Sequences that have begun, and events that wait to be part of a sample.</param>
/// <param name="HeldEvents">Events that wait until those before them are there (<see cref="DetectorOptions.Lateness"/>).</param>
/// <param name="Bytes">The bytes of the state.</param>
/// <param name="Evictions">
/// How many open sequences, held events, marks of missing events and events of samples went to keep the state within its bounds. Above 0, matches
/// can be missing; where an item is missing, one can be too many.
/// </param>
/// <param name="LateEvents">How many events came too late to take part; one that is late for two rules counts for both.</param>
/// <param name="EventsWithoutTime">How many events had no valid value in the rule's time field and so took no part.</param>
/// <param name="EventsWithCutKeys">How many events had more than 1,024 join keys; the further ones were left out.</param>
/// <param name="EventsAhead">How many events were further ahead of the clock than <see cref="DetectorOptions.MaxClockSkew"/> and so took no part.</param>
public readonly record struct CorrelationMetrics(
    long OpenSequences,
    long HeldEvents,
    long Bytes,
    long Evictions,
    long LateEvents,
    long EventsWithoutTime,
    long EventsWithCutKeys,
    long EventsAhead)
{
    /// <summary>The sums of both.</summary>
    public static CorrelationMetrics operator +(CorrelationMetrics left, CorrelationMetrics right) => new(
        left.OpenSequences + right.OpenSequences,
        left.HeldEvents + right.HeldEvents,
        left.Bytes + right.Bytes,
        left.Evictions + right.Evictions,
        left.LateEvents + right.LateEvents,
        left.EventsWithoutTime + right.EventsWithoutTime,
        left.EventsWithCutKeys + right.EventsWithCutKeys,
        left.EventsAhead + right.EventsAhead);

    /// <summary>As the operator +.</summary>
    public static CorrelationMetrics Add(CorrelationMetrics left, CorrelationMetrics right) => left + right;
}
