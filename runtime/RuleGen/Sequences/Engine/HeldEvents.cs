namespace RuleGen;

/// <summary>The events that wait for the watermark, as a heap: the first in order is at the top.</summary>
internal sealed class HeldEvents(BlobStore blobs)
{
    private HeldEvent[] _heap = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The heap as it lies; for snapshots.</summary>
    public ReadOnlySpan<HeldEvent> All => _heap.AsSpan(0, Count);

    /// <summary>Whether the first event is before a time.</summary>
    public bool HasBefore(long time) => Count > 0 && _heap[0].Time < time;

    public void Push(HeldEvent held)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Math.Max(16, Count * 2));
        }

        int hole = Count++;
        while (hole > 0 && Compare(held, _heap[(hole - 1) / 2]) < 0)
        {
            _heap[hole] = _heap[(hole - 1) / 2];
            hole = (hole - 1) / 2;
        }

        _heap[hole] = held;
    }

    /// <summary>Takes the first event.</summary>
    public HeldEvent Pop()
    {
        HeldEvent first = _heap[0];
        HeldEvent last = _heap[--Count];
        int hole = 0;
        for (int child = 1; child < Count; child = (2 * hole) + 1)
        {
            child += child + 1 < Count && Compare(_heap[child + 1], _heap[child]) < 0 ? 1 : 0;
            if (Compare(last, _heap[child]) <= 0)
            {
                break;
            }

            _heap[hole] = _heap[child];
            hole = child;
        }

        _heap[hole] = last;
        return first;
    }

    // Time, tiebreaker, arrival. One event's hits on several rules are in the order of the rules.
    private int Compare(in HeldEvent left, in HeldEvent right)
    {
        int order = left.Time.CompareTo(right.Time);
        order = order != 0 ? order : Tiebreaker.Compare(Get(left.Tiebreaker), Get(right.Tiebreaker));
        order = order != 0 ? order : left.Arrival.CompareTo(right.Arrival);
        return order != 0 ? order : left.Rule.CompareTo(right.Rule);
    }

    private ReadOnlySpan<byte> Get(int tiebreaker) => tiebreaker == 0 ? default : blobs.Get(tiebreaker);
}
