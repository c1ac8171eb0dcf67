namespace RuleGen;

/// <summary>A join key that something is open under.</summary>
internal struct SequenceKey : IKeyEntry
{
    /// <inheritdoc/>
    public uint Hash { get; set; }

    /// <inheritdoc/>
    public int Bytes { get; set; }

    /// <inheritdoc/>
    public int Uses { get; set; }

    int IPoolEntry.NextFree
    {
        readonly get => Bytes;
        set => Bytes = value;
    }
}

/// <summary>What the keys of sequences with missing items have beside.</summary>
internal struct KeyAbsences
{
    /// <summary>The sequences that wait for the absence of an event, in the order of their last events.</summary>
    public int FirstWaiting;
    public int LastWaiting;

    /// <summary>The mark of its leading events.</summary>
    public int Leading;
}

/// <summary>When events came under a key that must not come before a sequence.</summary>
internal struct LeadingMark : IPoolEntry
{
    /// <summary>The time of the latest.</summary>
    public long Latest;

    /// <summary>The latest time before that millisecond; <see cref="EventTime.Start"/>: there is none.</summary>
    public long Earlier;

    /// <summary>The marks whose latest event was before and after.</summary>
    public int Older;
    public int Newer;

    /// <summary>The entry of its key.</summary>
    public int Key;

    int IPoolEntry.NextFree
    {
        readonly get => Newer;
        set => Newer = value;
    }
}
