namespace RuleGen;

/// <summary>
/// One rule's answer to a stream of events that come in order: sequences (<see cref="SequenceMatcher"/>) or samples (<see cref="SampleMatcher"/>).
/// Knows stages, keys and times, and nothing of fields and conditions.
/// </summary>
internal abstract class CorrelationMatcher
{
    private protected CorrelationMatcher(BlobStore blobs, PendingDigests digests, StateMeter meter, IMatchSink sink)
    {
        Blobs = blobs;
        Meter = meter;
        Sink = sink;
        Events = new KeptEvents(blobs, digests, meter);
    }

    /// <summary>How many sequences are open, or how many events wait to be part of a sample.</summary>
    public abstract int OpenCount { get; }

    /// <summary>When the oldest thing that <see cref="EvictOldest"/> can let go began; <see cref="EventTime.End"/>: there is none.</summary>
    public abstract long OldestTime { get; }

    /// <summary>Up to this time nothing that waits for the absence of an event is decided; <see cref="EventTime.End"/>: nothing waits.</summary>
    public virtual long NextDecision => EventTime.End;

    /// <summary>
    /// How far the open sequences have come, one bit a level: a set bit says that some have an event of that level and none of a later one. The last
    /// bit stands for all levels beyond it. Samples have no levels.
    /// </summary>
    public virtual ulong OpenLevels => 0;

    /// <summary>The bytes of the rule's state.</summary>
    public StateMeter Meter { get; }

    /// <summary>The events it keeps.</summary>
    public KeptEvents Events { get; }

    /// <summary>The strings of all rules.</summary>
    protected BlobStore Blobs { get; }

    /// <summary>Where matches go.</summary>
    protected IMatchSink Sink { get; }

    /// <summary>
    /// The bits of <see cref="OpenLevels"/> without all of which an event of a stage changes nothing. 0: it may always change something, since it
    /// begins a sequence, forbids one, or ends what the same event has begun.
    /// </summary>
    public virtual ulong LevelsBefore(int stage) => 0;

    /// <summary>
    /// Takes one of the stages an event fits, under one of its keys. An event comes after all that are before it in the rule's order and after
    /// <see cref="Advance"/> to its time; its stages come from the last to the first, <c>until</c> at the very end.
    /// </summary>
    /// <param name="e">The event.</param>
    /// <param name="stage">The stage; the number of stages stands for <c>until</c>.</param>
    /// <param name="key">The join key, encoded.</param>
    public abstract void Process(EventAtHand e, int stage, ReadOnlySpan<byte> key);

    /// <summary>Says that no event before <paramref name="now"/> will come: what waited for one is decided, what is too old goes.</summary>
    public abstract void Advance(long now);

    /// <summary>Says that no event will come at all.</summary>
    public abstract void Complete();

    /// <summary>Lets the oldest thing go; false: there is none.</summary>
    public abstract bool EvictOldest();

    /// <summary>Writes the state.</summary>
    public abstract void Save(SnapshotWriter output);

    /// <summary>Reads the state; only into a matcher that has none.</summary>
    public abstract void Restore(SnapshotReader input);
}
