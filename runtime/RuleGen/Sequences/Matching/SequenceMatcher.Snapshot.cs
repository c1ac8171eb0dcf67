namespace RuleGen;

/// <content>
/// The state in a snapshot: the sequences from the oldest to the newest, then the marks of leading events likewise. The lists by age, the keys
/// and the slots follow from that order.
/// </content>
internal sealed partial class SequenceMatcher
{
    private const byte Doomed = 1;
    private const byte Waiting = 2;

    /// <inheritdoc/>
    public override void Save(SnapshotWriter output)
    {
        output.Bytes.WriteVariable((ulong)_sequences.Count);
        output.EndRecord();
        for (int sequence = _oldest; sequence != 0; sequence = _sequences[sequence].Newer)
        {
            SaveSequence(output, sequence);
            output.EndRecord();
        }

        output.Bytes.WriteVariable((ulong)_leading.Count);
        output.EndRecord();
        for (int mark = _oldestLeading; mark != 0; mark = _leading[mark].Newer)
        {
            output.Bytes.WriteString(_keys.Get(_leading[mark].Key));
            output.Bytes.Write(_leading[mark].Latest);
            output.Bytes.Write(_leading[mark].Earlier);
            output.EndRecord();
        }
    }

    /// <inheritdoc/>
    public override void Restore(SnapshotReader input)
    {
        int count = input.ReadCount();
        input.EndRecord();
        for (int i = 0; i < count; i++)
        {
            RestoreSequence(input);
            input.EndRecord();
        }

        count = input.ReadCount();
        input.EndRecord();
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> key = input.ReadString();
            int mark = AddMark(FindOrAddKey(key), input.ReadInt64());
            _leading[mark].Earlier = input.ReadInt64();
            input.EndRecord();
        }
    }

    private void SaveSequence(SnapshotWriter output, int sequence)
    {
        OpenSequence open = _sequences[sequence];
        output.Bytes.Write((byte)((open.IsDoomed ? Doomed : 0) | (open.IsWaiting ? Waiting : 0)));
        output.Bytes.WriteVariable(open.Level);
        output.Bytes.Write(open.First);
        output.Bytes.WriteString(_keys.Get(open.Key));
        if (_plan.HasMissing)
        {
            Absences absences = _absences[sequence];
            output.Bytes.Write(absences.Last);
            output.Bytes.Write(absences.Between);
            output.Bytes.Write(absences.Leading);
            output.Bytes.Write(absences.Arrival);
        }

        // The last event first.
        output.WriteEvent(Events, open.Event);
        for (int link = open.Previous; link != 0; link = _links[link].Previous)
        {
            output.WriteEvent(Events, _links[link].Event);
        }
    }

    private void RestoreSequence(SnapshotReader input)
    {
        byte flags = input.ReadByte();
        int level = input.ReadCount();
        long first = input.ReadInt64();
        int entry = FindOrAddKey(input.ReadString());
        Absences absences = _plan.HasMissing
            ? new Absences { Last = input.ReadInt64(), Between = input.ReadInt64(), Leading = input.ReadInt64(), Arrival = input.ReadInt64() }
            : default;
        int sequence = Append(entry, first, input.ReadEvent(Events));
        for (int i = 0, last = 0; i < level; i++)
        {
            int link = AddLink(input.ReadEvent(Events), previous: 0);
            (last != 0 ? ref _links[last].Previous : ref _sequences[sequence].Previous) = link;
            last = link;
        }

        _sequences[sequence].Level = (ushort)level;
        _levels.Move(0, level);
        _sequences[sequence].IsDoomed = (flags & Doomed) != 0;
        if (_plan.HasMissing)
        {
            _absences[sequence] = absences;
        }

        if ((flags & Waiting) != 0)
        {
            Wait(sequence, absences.Arrival);
        }
        else
        {
            _keys.Slot(entry, level) = sequence;
        }
    }
}
