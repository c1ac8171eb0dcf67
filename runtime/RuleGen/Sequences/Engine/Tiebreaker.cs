namespace RuleGen;

/// <summary>What orders events of the same time, encoded as a part of a join key; empty: the event has none.</summary>
internal static class Tiebreaker
{
    /// <summary>Writes an event's tiebreaker, the first value of its field.</summary>
    public static void Write(ByteBuffer output, Event e, EventOrder order)
    {
        output.Clear();
        if (order.TiebreakerSlot < 0)
        {
            return;
        }

        EventField.Enumerator values = e[order.TiebreakerSlot].GetEnumerator();
        if (values.MoveNext())
        {
            FieldKeyEncoder.TryEncode(output, order.TiebreakerType, default, values.Kind, values.Current);
        }
    }

    /// <summary>Compares two; an absent one comes last.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.IsEmpty || right.IsEmpty ? left.IsEmpty.CompareTo(right.IsEmpty) : JoinKeyValue.Compare(left, right);
}
