using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>
/// Missing items. They do not change which events make a sequence, only whether it counts: a sequence with an event in between that must not be
/// there still takes the place of older ones. Times are compared by the millisecond, and equal ones are not before each other.
/// </content>
internal sealed partial class SequenceMatcher
{
    private readonly Pool<LeadingMark> _leading = new();
    private readonly Chunks<KeyAbsences> _keyAbsences = new();
    private int _oldestLeading;
    private int _newestLeading;

    /// <inheritdoc/>
    public override long NextDecision => _plan.HasTrailing && _oldest != 0 ? _sequences[_oldest].First + _plan.MaxSpan!.Value : EventTime.End;

    /// <summary>An event of an item between two levels: the first one after the event before it is what counts.</summary>
    private void MarkBetween(long time, int level, ReadOnlySpan<byte> key)
    {
        int entry = _keys.Find(key);
        int sequence = entry == 0 ? 0 : _keys.Slot(entry, level);
        if (sequence != 0)
        {
            ref Absences absences = ref _absences[sequence];
            if (absences.Between == EventTime.End && _plan.IsBefore(absences.Last, time))
            {
                absences.Between = time;
            }
        }
    }

    /// <summary>An event of an item before the first level. Only the latest is of interest, and the one before it for a first event at the same millisecond.</summary>
    private void MarkLeading(long time, ReadOnlySpan<byte> key)
    {
        int entry = FindOrAddKey(key);
        int mark = Beside(entry).Leading;
        if (mark == 0)
        {
            AddMark(entry, time);
            return;
        }

        Unlink(mark);
        ref LeadingMark known = ref _leading[mark];
        known.Earlier = _plan.IsBefore(known.Latest, time) ? known.Latest : known.Earlier;
        known.Latest = time;
        Link(mark);
    }

    private int AddMark(int entry, long time)
    {
        int mark = _leading.Take();
        _leading[mark] = new LeadingMark { Key = entry, Latest = time, Earlier = EventTime.Start };
        Beside(entry).Leading = mark;
        _keys.Use(entry);
        Meter.Add(Unsafe.SizeOf<LeadingMark>());
        Link(mark);
        return mark;
    }

    private ref KeyAbsences Beside(int entry) => ref _keyAbsences[entry];

    private int FindOrAddKey(ReadOnlySpan<byte> key)
    {
        int entry = _keys.FindOrAdd(key);
        if (_plan.HasMissing && _keys[entry].Uses == 0)
        {
            _keyAbsences.Reserve(entry);
            _keyAbsences[entry] = default;
        }

        return entry;
    }

    /// <summary>The latest leading event strictly before a first event; <see cref="EventTime.Start"/>: there is none.</summary>
    private long FindLeading(int entry, long first)
    {
        int mark = entry == 0 ? 0 : Beside(entry).Leading;
        return mark == 0 ? EventTime.Start
            : _plan.IsBefore(_leading[mark].Latest, first) ? _leading[mark].Latest
            : _leading[mark].Earlier;
    }

    private bool IsRefusedByLeading(long leading, long last) => leading != EventTime.Start && !_plan.IsTooFar(leading, last);

    private bool IsRefusedByLeading(int sequence, long last) =>
        _plan.HasLeading && !_plan.HasTrailing && IsRefusedByLeading(_absences[sequence].Leading, last);

    /// <summary>Whether an event after the last one decides. With missing items at both ends it needs an event at both to refuse a sequence.</summary>
    private bool MustWait(int sequence) =>
        _plan.HasTrailing
        && !_sequences[sequence].IsDoomed
        && !(_plan.HasLeading && _absences[sequence].Leading == EventTime.Start);

    private void Wait(int sequence, long arrival)
    {
        ref OpenSequence open = ref _sequences[sequence];
        open.IsWaiting = true;
        _absences[sequence].Arrival = arrival;
        _absences[sequence].NextWaiting = 0;
        ref KeyAbsences key = ref Beside(open.Key);
        (key.LastWaiting != 0 ? ref _absences[key.LastWaiting].NextWaiting : ref key.FirstWaiting) = sequence;
        key.LastWaiting = sequence;
    }

    // Sequences of a key stop waiting in the order in which they began to, save those whose last events share a millisecond with an event that
    // must not come: the walk is as long as they are many.
    private void StopWaiting(int sequence)
    {
        ref KeyAbsences key = ref Beside(_sequences[sequence].Key);
        int previous = 0;
        for (int i = key.FirstWaiting; i != sequence; i = _absences[i].NextWaiting)
        {
            previous = i;
        }

        int next = _absences[sequence].NextWaiting;
        (previous != 0 ? ref _absences[previous].NextWaiting : ref key.FirstWaiting) = next;
        key.LastWaiting = next == 0 ? previous : key.LastWaiting;
    }

    /// <summary>An event of an item behind the last level: decides the sequences whose last event is before it.</summary>
    private void RefuseWaiting(long time, ReadOnlySpan<byte> key)
    {
        int entry = _keys.Find(key);
        int sequence = entry == 0 ? 0 : Beside(entry).FirstWaiting;
        while (sequence != 0 && _plan.IsBefore(_absences[sequence].Last, time))
        {
            int next = _absences[sequence].NextWaiting;

            // It waits only while the event is within maxspan of its first. With a missing item in front, the distance counts from there.
            if (_plan.HasLeading && _plan.IsTooFar(_absences[sequence].Leading, time))
            {
                Report(sequence);
            }

            Remove(sequence);
            sequence = next;
        }
    }

    private void Report(int waiting) => Report(waiting, _absences[waiting].Arrival);

    // A mark older than maxspan refuses nothing any more.
    private void ForgetLeading(long now)
    {
        while (_oldestLeading != 0 && _plan.IsTooFar(_leading[_oldestLeading].Latest, now))
        {
            RemoveLeading(_oldestLeading);
        }
    }

    private void RemoveLeading(int mark)
    {
        int entry = _leading[mark].Key;
        Unlink(mark);
        _leading.Give(mark);
        Meter.Subtract(Unsafe.SizeOf<LeadingMark>());
        Beside(entry).Leading = 0;
        _keys.Drop(entry);
    }

    private void Link(int mark)
    {
        _leading[mark].Older = _newestLeading;
        _leading[mark].Newer = 0;
        (_newestLeading != 0 ? ref _leading[_newestLeading].Newer : ref _oldestLeading) = mark;
        _newestLeading = mark;
    }

    private void Unlink(int mark)
    {
        LeadingMark entry = _leading[mark];
        (entry.Older != 0 ? ref _leading[entry.Older].Newer : ref _oldestLeading) = entry.Newer;
        (entry.Newer != 0 ? ref _leading[entry.Newer].Older : ref _newestLeading) = entry.Older;
    }
}
