namespace RuleGen;

/// <summary>
/// The alerts of a detector's last call. Its records are used again by the next call, which is why alerts carry
/// <see cref="Stamp"/>.
/// </summary>
internal sealed class AlertBatch(AlertFields fields, TimeProvider timeProvider)
{
    private static readonly Comparer<AlertRecord> s_byPlace = Comparer<AlertRecord>.Create(static (left, right) => left.Place.CompareTo(right.Place));

    private readonly List<AlertRecord> _records = [];
    private bool _isOutOfOrder;

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
        _isOutOfOrder = false;
    }

    /// <summary>Where the event of the last call was read; null when that is not known.</summary>
    public EventOrigin? Origin { get; private set; }

    /// <summary>Begins the alerts of an event.</summary>
    public void Begin(Event e, EventOrigin origin)
    {
        Fields.Begin(e);
        Origin = origin.File is null ? null : origin;
    }

    /// <summary>Adds an alert.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="ruleIndex">Its place in the ruleset.</param>
    /// <param name="arrival">When the event that completed it arrived, counted in events.</param>
    /// <param name="match">The match of a rule over several events.</param>
    public void Add(Rule rule, int ruleIndex, long arrival, CorrelationMatch? match = null)
    {
        if (Count == 0)
        {
            Timestamp = timeProvider.GetUtcNow();
        }

        if (Count == _records.Count)
        {
            _records.Add(new AlertRecord(this));
        }

        AlertRecord added = _records[Count];
        added.Begin(rule, new AlertPlace(arrival, ruleIndex, Count), match);
        _isOutOfOrder |= Count > 0 && added.Place.CompareTo(_records[Count - 1].Place) < 0;
        Count++;
    }

    /// <summary>The alerts in the order of their places.</summary>
    public AlertCollection ToCollection()
    {
        if (_isOutOfOrder)
        {
            _records.Sort(0, Count, s_byPlace);
            _isOutOfOrder = false;
        }

        return new(this, Count, Stamp);
    }

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
