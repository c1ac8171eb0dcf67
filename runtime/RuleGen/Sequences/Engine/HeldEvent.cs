namespace RuleGen;

/// <summary>What a rule has to see of an event once everything before it is there.</summary>
internal struct HeldEvent
{
    /// <summary>When it happened.</summary>
    public long Time;

    /// <summary>How many events the detector had seen before it.</summary>
    public long Arrival;

    /// <summary>The rule, by its <see cref="CorrelationRule.Number"/>.</summary>
    public int Rule;

    /// <summary>Its tiebreaker, encoded, in the <see cref="BlobStore"/>; 0: it has none.</summary>
    public int Tiebreaker;

    /// <summary>Its stages and keys (<see cref="StageHits"/>), in the <see cref="BlobStore"/>.</summary>
    public int Hits;

    /// <summary>The event as the rule keeps it; 0: no stage keeps it.</summary>
    public int Event;
}
