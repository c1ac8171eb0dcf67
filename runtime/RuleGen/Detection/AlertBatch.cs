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

    /// <summary>Where the event of the last call was read; null when that is not known.</summary>
    public EventOrigin? Origin { get; private set; }

    /// <summary>Begins the alerts of an event.</summary>
    public void Begin(Event e, EventOrigin origin)
    {
        Fields.Begin(e);
        Origin = origin.File is null ? null : origin;
    }

    /// <summary>Adds an alert, behind those of earlier events and of rules before its own.</summary>
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
        added.Begin(rule, ruleIndex, arrival, match);
        int place = Count++;
        for (; place > 0 && IsBefore(added, _records[place - 1]); place--)
        {
            _records[place] = _records[place - 1];
        }

        _records[place] = added;
    }

    public AlertCollection ToCollection() => new(this, Count, Stamp);

    public void ThrowIfStale(long stamp)
    {
        if (stamp != Stamp)
        {
            ThrowStale();
        }
    }

    private static bool IsBefore(AlertRecord left, AlertRecord right) =>
        left.Arrival != right.Arrival ? left.Arrival < right.Arrival : left.RuleIndex < right.RuleIndex;

    private static void ThrowStale() =>
        throw new InvalidOperationException("An alert is valid until the next call of its detector; use Alert.ToOwned to keep it.");
}
