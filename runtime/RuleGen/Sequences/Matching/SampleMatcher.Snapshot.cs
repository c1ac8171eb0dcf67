namespace RuleGen;

/// <content>The state in a snapshot: the events from the oldest to the newest.</content>
internal sealed partial class SampleMatcher
{
    /// <inheritdoc/>
    public override void Save(SnapshotWriter output)
    {
        output.Bytes.WriteVariable((ulong)_waiting.Count);
        output.EndRecord();
        for (int i = _oldest; i != 0; i = _waiting[i].Newer)
        {
            WaitingEvent waiting = _waiting[i];
            output.Bytes.WriteVariable((ulong)waiting.Stage);
            output.Bytes.Write(waiting.Time);
            output.Bytes.WriteString(_keys.Get(waiting.Key));
            output.Bytes.Write(_keys[waiting.Key].QuietUntil);
            output.WriteEvent(Events, waiting.Event);
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
            int stage = input.ReadCount();
            long time = input.ReadInt64();
            int entry = FindOrAdd(input.ReadString());
            _keys[entry].QuietUntil = input.ReadInt64();
            CountAndLast(entry, stage, out int last);
            Append(time, input.ReadEvent(Events), entry, stage, last);
            input.EndRecord();
        }
    }
}
