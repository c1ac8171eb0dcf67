namespace RuleGen;

/// <summary>The alerts of one call of a <see cref="Detector"/>; valid, as they are, until its next call.</summary>
public readonly struct AlertCollection
{
    private readonly AlertBatch? _batch;
    private readonly long _stamp;

    internal AlertCollection(AlertBatch batch, int count, long stamp)
    {
        _batch = batch;
        Count = count;
        _stamp = stamp;
    }

    /// <summary>How many alerts there are.</summary>
    public int Count { get; }

    /// <summary>The alert at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    /// <exception cref="InvalidOperationException">The detector has been called since.</exception>
    public Alert this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            _batch!.ThrowIfStale(_stamp);
            return new Alert(_batch[index], _stamp);
        }
    }

    /// <summary>Goes through the alerts without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the alerts.</summary>
    public struct Enumerator
    {
        private readonly AlertCollection _alerts;
        private int _index;

        internal Enumerator(AlertCollection alerts)
        {
            _alerts = alerts;
            _index = -1;
        }

        /// <summary>The current alert.</summary>
        public readonly Alert Current => _alerts[_index];

        /// <summary>Steps to the next alert.</summary>
        public bool MoveNext() => ++_index < _alerts.Count;
    }
}
