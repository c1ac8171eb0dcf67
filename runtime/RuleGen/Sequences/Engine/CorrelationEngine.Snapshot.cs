using System.Text;

namespace RuleGen;

/// <content>The state of all rules in a snapshot: a general section, then a section for each rule.</content>
internal sealed partial class CorrelationEngine
{
    /// <summary>Writes the state; an engine that is null has none.</summary>
    public static void Save(CorrelationEngine? engine, Stream output, ReadOnlySpan<byte> attachment)
    {
        using var writer = new SnapshotWriter(output);
        writer.Begin(SnapshotFormat.Section.General);
        writer.Bytes.WriteString(attachment);
        SaveGeneral(writer.Bytes, engine);
        foreach (CorrelationRule rule in engine?._correlations ?? [])
        {
            engine!.SaveRule(writer, rule);
        }

        writer.End();
    }

    /// <summary>Reads the state into a new engine.</summary>
    /// <exception cref="SnapshotException">It cannot be taken over; the engine is of no use then.</exception>
    public static RestoredSnapshot Restore(CorrelationEngine? engine, Stream input)
    {
        using var reader = new SnapshotReader(input);
        if (reader.Next() != SnapshotFormat.Section.General)
        {
            throw SnapshotReader.Damaged();
        }

        byte[] attachment = reader.ReadString().ToArray();
        engine?.RestoreGeneral(reader);
        var restored = new List<string>();
        var dropped = new List<string>();
        while (reader.Next() == SnapshotFormat.Section.Rule)
        {
            string ruleId = Encoding.UTF8.GetString(reader.ReadString());
            string hash = Encoding.UTF8.GetString(reader.ReadString());
            CorrelationRule? rule = engine?.Find(ruleId, hash);
            (rule is null ? dropped : restored).Add(ruleId);
            if (rule is not null)
            {
                engine!.RestoreRule(reader, rule);
            }
        }

        return reader.IsAtEnd() ? new RestoredSnapshot(attachment, restored, dropped) : throw SnapshotReader.Damaged();
    }

    // Samples of a batch and of a stream are held differently.
    private string GetHash(CorrelationRule rule) =>
        rule.Definition is SampleDefinition ? $"{rule.Definition.ContentHash} {(_isBatch ? "batch" : "stream")}" : rule.Definition.ContentHash;

    private CorrelationRule? Find(string ruleId, string hash) =>
        Array.Find(_correlations, rule => rule.Rule.Metadata.RuleId == ruleId && GetHash(rule) == hash);

    private static void SaveGeneral(ByteBuffer bytes, CorrelationEngine? engine)
    {
        IReadOnlyList<string> inputs = engine?._inputs.Names ?? [];
        EventClock[] clocks = engine?._clocks ?? [];
        bytes.Write(engine?._arrivals ?? 0);
        bytes.WriteVariable((ulong)inputs.Count);
        foreach (string name in inputs)
        {
            bytes.WriteString(Encoding.UTF8.GetBytes(name));
        }

        bytes.WriteVariable((ulong)clocks.Length);
        foreach (EventClock clock in clocks)
        {
            bytes.WriteString(Encoding.UTF8.GetBytes(clock.Field));
            bytes.Write((byte)(clock.IsNanoseconds ? 1 : 0));
            bytes.Write(clock.Watermark);
        }
    }

    private void RestoreGeneral(SnapshotReader reader)
    {
        _arrivals = reader.ReadInt64();
        int count = reader.ReadCount();
        for (int i = 0; i < count; i++)
        {
            _inputs.GetNumber(Encoding.UTF8.GetString(reader.ReadString()));
        }

        count = reader.ReadCount();
        for (int i = 0; i < count; i++)
        {
            string field = Encoding.UTF8.GetString(reader.ReadString());
            bool isNanoseconds = reader.ReadByte() != 0;
            long watermark = reader.ReadInt64();
            foreach (EventClock clock in _clocks)
            {
                if (clock.Field == field && clock.IsNanoseconds == isNanoseconds)
                {
                    clock.Advance(watermark);
                }
            }
        }
    }

    private void SaveRule(SnapshotWriter writer, CorrelationRule rule)
    {
        writer.Begin(SnapshotFormat.Section.Rule);
        ByteBuffer bytes = writer.Bytes;
        bytes.WriteString(Encoding.UTF8.GetBytes(rule.Rule.Metadata.RuleId));
        bytes.WriteString(Encoding.UTF8.GetBytes(GetHash(rule)));
        bytes.Write(rule.FrontierTime);
        bytes.WriteString(rule.FrontierTiebreaker);
        bytes.Write(rule.Evictions);
        bytes.Write(rule.LateEvents);
        bytes.Write(rule.EventsWithoutTime);
        bytes.Write(rule.EventsWithCutKeys);
        bytes.Write(rule.EventsAhead);
        bytes.WriteVariable((ulong)rule.HeldEvents);
        writer.EndRecord();
        foreach (HeldEvent held in rule.Clock.Held.All)
        {
            if (held.Rule == rule.Number)
            {
                SaveHeld(writer, rule, held);
                writer.EndRecord();
            }
        }

        rule.Matcher.Save(writer);
    }

    private void SaveHeld(SnapshotWriter writer, CorrelationRule rule, HeldEvent held)
    {
        writer.Bytes.Write(held.Time);
        writer.Bytes.Write(held.Arrival);
        writer.Bytes.WriteString(held.Tiebreaker == 0 ? default : _blobs.Get(held.Tiebreaker));
        writer.Bytes.WriteString(_blobs.Get(held.Hits));
        writer.Bytes.Write((byte)(held.Event == 0 ? 0 : 1));
        if (held.Event != 0)
        {
            writer.WriteEvent(rule.Matcher.Events, held.Event);
        }
    }

    private void RestoreRule(SnapshotReader reader, CorrelationRule rule)
    {
        long frontier = reader.ReadInt64();
        rule.SetFrontier(frontier, reader.ReadString());
        rule.Evictions = reader.ReadInt64();
        rule.LateEvents = reader.ReadInt64();
        rule.EventsWithoutTime = reader.ReadInt64();
        rule.EventsWithCutKeys = reader.ReadInt64();
        rule.EventsAhead = reader.ReadInt64();
        int count = reader.ReadCount();
        reader.EndRecord();
        for (int i = 0; i < count; i++)
        {
            long time = reader.ReadInt64();
            long arrival = reader.ReadInt64();
            ReadOnlySpan<byte> tiebreaker = reader.ReadString();
            ReadOnlySpan<byte> hits = reader.ReadString();
            int kept = reader.ReadByte() == 0 ? 0 : reader.ReadEvent(rule.Matcher.Events);
            Hold(rule, time, arrival, tiebreaker, hits, kept);
            reader.EndRecord();
        }

        rule.Matcher.Restore(reader);
        rule.Clock.NextDecision = Math.Min(rule.Clock.NextDecision, rule.Matcher.NextDecision);
        _budget.TryMakeRoom(rule, 0);
        _awake?.Update(rule);
        _upkeep.Note(rule);
    }
}
