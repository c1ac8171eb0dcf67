using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>The list of open sequences, by age.</content>
internal sealed partial class SequenceMatcher
{
    /// <inheritdoc/>
    public override long OldestTime =>
        Math.Min(
            _oldest != 0 ? _sequences[_oldest].First : EventTime.End,
            _oldestLeading != 0 ? _leading[_oldestLeading].Latest : EventTime.End);

    /// <inheritdoc/>
    public override bool EvictOldest()
    {
        long oldest = OldestTime;
        if (oldest == EventTime.End)
        {
            return false;
        }

        if (_oldest != 0 && _sequences[_oldest].First == oldest)
        {
            Remove(_oldest);
        }
        else
        {
            RemoveLeading(_oldestLeading);
        }

        return true;
    }

    private int Append(int entry, long first, int number)
    {
        int sequence = _sequences.Take();
        _sequences[sequence] = new OpenSequence { First = first, Key = entry, Event = number, Older = _newest };
        if (_newest != 0)
        {
            _sequences[_newest].Newer = sequence;
        }
        else
        {
            _oldest = sequence;
        }

        _newest = sequence;
        if (_plan.HasMissing)
        {
            _absences.Reserve(sequence);
            _absences[sequence] = default;
        }

        _keys.Use(entry);
        _levels.Add(0);
        Meter.Add(_sequenceSize);
        return sequence;
    }

    private int AddLink(int number, int previous)
    {
        int link = _links.Take();
        _links[link] = new EventLink { Event = number, Previous = previous };
        Meter.Add(Unsafe.SizeOf<EventLink>());
        return link;
    }

    /// <summary>Removes a sequence from everywhere it stands, with the events that no other has.</summary>
    /// <returns>Whether anything is left under its key.</returns>
    private bool Remove(int sequence)
    {
        OpenSequence open = _sequences[sequence];
        if (open.IsWaiting)
        {
            StopWaiting(sequence);
        }
        else if (open.Level < _plan.LastLevel)
        {
            ref int slot = ref _keys.Slot(open.Key, open.Level);
            slot = slot == sequence ? 0 : slot;
        }

        Events.Release(open.Event);
        for (int link = open.Previous; link != 0;)
        {
            EventLink entry = _links[link];
            Events.Release(entry.Event);
            _links.Give(link);
            Meter.Subtract(Unsafe.SizeOf<EventLink>());
            link = entry.Previous;
        }

        (open.Older != 0 ? ref _sequences[open.Older].Newer : ref _oldest) = open.Newer;
        (open.Newer != 0 ? ref _sequences[open.Newer].Older : ref _newest) = open.Older;
        _levels.Remove(open.Level);
        _sequences.Give(sequence);
        Meter.Subtract(_sequenceSize);
        if (_sequences.Count == 0)
        {
            _absences.ClearIfLarge();
        }

        return _keys.Drop(open.Key);
    }
}
