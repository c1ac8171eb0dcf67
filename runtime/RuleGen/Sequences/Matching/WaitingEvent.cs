namespace RuleGen;

/// <summary>An event that waits under a key to be part of a sample, for one item.</summary>
internal struct WaitingEvent : IPoolEntry
{
    /// <summary>When it happened.</summary>
    public long Time;

    /// <summary>The events that came before and after it, of all keys.</summary>
    public int Older;
    public int Newer;

    /// <summary>The next event of the same key and item.</summary>
    public int Next;

    /// <summary>The entry of its key.</summary>
    public int Key;

    /// <summary>Its item.</summary>
    public int Stage;

    /// <summary>The event; a number in <see cref="KeptEvents"/>.</summary>
    public int Event;

    int IPoolEntry.NextFree
    {
        readonly get => Newer;
        set => Newer = value;
    }
}

/// <summary>A join key that events wait under.</summary>
internal struct SampleKey : IKeyEntry
{
    /// <inheritdoc/>
    public uint Hash { get; set; }

    /// <inheritdoc/>
    public int Bytes { get; set; }

    /// <inheritdoc/>
    public int Uses { get; set; }

    /// <summary>Until when the sample last reported is wholly within the time that is looked back on.</summary>
    public long QuietUntil;

    int IPoolEntry.NextFree
    {
        readonly get => Bytes;
        set => Bytes = value;
    }
}
