namespace RuleGen;

/// <summary>A sequence that has begun: 32 bytes, of which a million may be there.</summary>
internal struct OpenSequence : IPoolEntry
{
    /// <summary>The time of the first event.</summary>
    public long First;

    /// <summary>The sequences that began before and after this one.</summary>
    public int Older;
    public int Newer;

    /// <summary>The entry of its join key.</summary>
    public int Key;

    /// <summary>Its last event; a number in <see cref="KeptEvents"/>.</summary>
    public int Event;

    /// <summary>The events before that one, the last first; a number among the <see cref="EventLink"/>s.</summary>
    public int Previous;

    /// <summary>The level of its last event.</summary>
    public ushort Level;

    /// <summary>An event came between that must not: the sequence goes on, since it takes the place of others, and comes to nothing.</summary>
    public bool IsDoomed;

    /// <summary>All its events are there; it waits whether one comes after them that must not.</summary>
    public bool IsWaiting;

    int IPoolEntry.NextFree
    {
        readonly get => Newer;
        set => Newer = value;
    }
}

/// <summary>What sequences with missing items have beside.</summary>
internal struct Absences
{
    /// <summary>The time of the last event.</summary>
    public long Last;

    /// <summary>When the first event after it came that must not be before the next one; <see cref="EventTime.End"/>: none has.</summary>
    public long Between;

    /// <summary>The latest event before the first one that must not be there; <see cref="EventTime.Start"/>: there is none.</summary>
    public long Leading;

    /// <summary>Of a waiting sequence: when its last event arrived.</summary>
    public long Arrival;

    /// <summary>Of a waiting sequence: the one with the same key that began to wait next.</summary>
    public int NextWaiting;
}

/// <summary>An event of a sequence that is not its last.</summary>
internal struct EventLink : IPoolEntry
{
    public int Event;
    public int Previous;

    int IPoolEntry.NextFree
    {
        readonly get => Previous;
        set => Previous = value;
    }
}
