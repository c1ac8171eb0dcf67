namespace RuleGen;

/// <summary>
/// The alerts of a detector's last call. Its records are used again by the next call, which is why alerts carry
/// <see cref="Stamp"/>.
/// </summary>
internal sealed class AlertBatch(AlertFields fields, TimeProvider timeProvider)
{
    private readonly List<AlertRecord> _records = [];

    /// <summary>Counts the detector's calls: alerts of an earlier one are stale.</summary>
    public long Stamp { get; private set; }

    /// <summary>How many alerts the last call gave.</summary>
    public int Count { get; private set; }

    /// <summary>The event of the last call.</summary>
    public AlertFields Fields { get; } = fields;

    /// <summary>When the last call raised its alerts.</summary>
    public DateTimeOffset Timestamp { get; private set; }

    public AlertRecord this[int index] => _records[index];

    /// <summary>Ends the validity of all alerts.</summary>
    public void Clear()
    {
        Stamp++;
        Count = 0;
    }

    /// <summary>Begins the alerts of an event.</summary>
    public void Begin(Event e)
    {
        Fields.Begin(e);
        Timestamp = timeProvider.GetUtcNow();
    }

    public void Add(Rule rule)
    {
        if (Count == _records.Count)
        {
            _records.Add(new AlertRecord(this));
        }

        _records[Count++].Begin(rule);
    }

    public AlertCollection ToCollection() => new(this, Count, Stamp);

    public void ThrowIfStale(long stamp)
    {
        if (stamp != Stamp)
        {
            ThrowStale();
        }
    }

    private static void ThrowStale() =>
        throw new InvalidOperationException("An alert is valid until the next call of its detector; use Alert.ToOwned to keep it.");
}
