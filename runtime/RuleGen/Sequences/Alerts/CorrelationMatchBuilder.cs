using System.Text;

namespace RuleGen;

/// <summary>Makes of a match's kept events what an alert tells. Matches are rare, so nothing here is used again.</summary>
internal sealed class CorrelationMatchBuilder(EventLayout layout, EventInputs inputs)
{
    private const string Timestamp = "@timestamp";

    /// <summary>Builds a match; the arguments are those of <see cref="IMatchSink.Add"/>.</summary>
    public CorrelationMatch Build(CorrelationRule rule, ReadOnlySpan<int> numbers, ReadOnlySpan<byte> key, long arrival)
    {
        string[] names = Array.ConvertAll(rule.KeptFields, slot => layout.Fields[slot]);
        var events = new AlertEvent?[numbers.Length];
        var values = new List<List<KeptValue>>();
        var digests = new byte[]?[numbers.Length];
        DateTimeOffset? originalTime = null;
        for (int stage = 0; stage < numbers.Length; stage++)
        {
            if (numbers[stage] == 0)
            {
                continue;
            }

            KeptEvent kept = KeptEvent.Read(rule.Matcher.Events.Get(numbers[stage]));
            List<KeptValue> fields = kept.IsFull ? ReadDocument(kept.Body.ToArray(), rule.KeptFields) : KeptValues.Read(kept.Body, key);
            originalTime = FindTime(kept, fields, names, rule.Clock);
            events[stage] = new AlertEvent(
                kept.IsFull ? kept.Body.ToArray() : KeptDocument.Write(fields, names),
                originalTime,
                inputs.GetOrigin(kept.Input, kept.Line),
                Decode(kept.IndexName),
                Decode(kept.DocumentId));
            values.Add(fields);
            digests[stage] = kept.Digest.ToArray();
        }

        return new CorrelationMatch
        {
            RuleIndex = rule.Index,
            Arrival = arrival,
            Id = AlertId.Compute(rule.Rule.Metadata.RuleId, digests),
            Events = events,
            JoinKeys = ReadKeys(key),
            CommonFields = KeptDocument.Write(KeptDocument.FindCommon(values), names),
            OriginalTime = originalTime,
        };
    }

    private static string? Decode(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);

    private static List<string?> ReadKeys(ReadOnlySpan<byte> key)
    {
        var keys = new List<string?>();
        var cursor = new ByteCursor(key);
        while (!cursor.IsAtEnd)
        {
            keys.Add(JoinKeyText.Of(JoinKeyValue.Read(ref cursor)));
        }

        return keys;
    }

    // As it is written, since the order of events is by the millisecond and an alert tells what stood there.
    private static DateTimeOffset? FindTime(KeptEvent kept, List<KeptValue> fields, string[] names, EventClock clock)
    {
        int field = Array.IndexOf(names, Timestamp);
        foreach (KeptValue value in fields)
        {
            if (value.Field == field)
            {
                return EventTimestamp.TryParse(value.Text, out DateTimeOffset time) ? time : null;
            }
        }

        // An event of a batch need not have a time.
        return clock.Field == Timestamp && kept.Time != EventTime.Start ? EventTime.ToDate(kept.Time, clock.IsNanoseconds) : null;
    }

    private List<KeptValue> ReadDocument(byte[] document, int[] fields)
    {
        var e = new Event(layout);
        var values = new List<KeptValue>();
        if (layout.CreateReader(EventValidation.Checked).TryRead(document, e, out _))
        {
            for (int i = 0; i < fields.Length; i++)
            {
                EventField.Enumerator found = e[fields[i]].GetEnumerator();
                while (found.MoveNext())
                {
                    values.Add(new KeptValue(i, found.Kind, found.Current.ToArray()));
                }
            }
        }

        return values;
    }
}
