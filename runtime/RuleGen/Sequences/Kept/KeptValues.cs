namespace RuleGen;

/// <summary>
/// The values of kept fields as bytes. A text that is also a part of the join key under which the event is kept is not repeated: the key is
/// there as long as the event, and in most rules it is a third of what is kept.
/// </summary>
/// <remarks>
/// Of each value a number: how far its field is behind that of the value before it, and in the low bits its kind; then length and text. In place
/// of the kind can stand that the text is a part of the key, and the number of the part follows.
/// </remarks>
internal static class KeptValues
{
    private const int KindBits = 3;
    private const ulong KindMask = (1 << KindBits) - 1;
    private const ulong KeyPart = KindMask;

    // Keys of more parts are rare; texts of further ones are written out.
    private const int MostParts = 8;

    /// <summary>Writes the values of an event's fields.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="e">The event.</param>
    /// <param name="fields">The slots of the fields.</param>
    /// <param name="key">The join key the event is kept under, encoded; empty: there is none, or several.</param>
    public static void Write(ByteBuffer output, Event e, ReadOnlySpan<int> fields, ReadOnlySpan<byte> key)
    {
        Span<Range> parts = stackalloc Range[MostParts];
        parts = parts[..FindTexts(key, parts)];
        int last = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            EventField.Enumerator values = e[fields[i]].GetEnumerator();
            while (values.MoveNext())
            {
                int part = values.Kind == EventValueKind.String ? IndexOf(key, parts, values.Current) : -1;
                output.WriteVariable(((ulong)(i - last) << KindBits) | (part < 0 ? (ulong)values.Kind : KeyPart));
                if (part < 0)
                {
                    output.WriteString(values.Current);
                }
                else
                {
                    output.WriteVariable((ulong)part);
                }

                last = i;
            }
        }
    }

    /// <summary>Reads values.</summary>
    /// <param name="bytes">As <see cref="Write"/> wrote them.</param>
    /// <param name="key">A join key the event is kept under; of several any one.</param>
    public static List<KeptValue> Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> key)
    {
        var values = new List<KeptValue>();
        var cursor = new ByteCursor(bytes);
        int field = 0;
        while (!cursor.IsAtEnd)
        {
            ulong head = cursor.ReadVariable();
            field += (int)(head >> KindBits);
            values.Add((head & KindMask) == KeyPart
                ? new KeptValue(field, EventValueKind.String, TextOf(key, (int)cursor.ReadVariable()).ToArray())
                : new KeptValue(field, (EventValueKind)(head & KindMask), cursor.ReadString().ToArray()));
        }

        return values;
    }

    // Where the text of each part of a key stands; a part that is no text has an empty one.
    private static int FindTexts(ReadOnlySpan<byte> key, Span<Range> parts)
    {
        int count = 0;
        var cursor = new ByteCursor(key);
        while (!cursor.IsAtEnd && count < parts.Length)
        {
            int length = JoinKeyValue.Read(ref cursor).Text.Length;
            int end = key.Length - cursor.Rest.Length;
            parts[count++] = (end - length)..end;
        }

        return count;
    }

    private static int IndexOf(ReadOnlySpan<byte> key, ReadOnlySpan<Range> parts, ReadOnlySpan<byte> text)
    {
        for (int part = 0; part < parts.Length; part++)
        {
            if (!text.IsEmpty && key[parts[part]].SequenceEqual(text))
            {
                return part;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> key, int part)
    {
        var cursor = new ByteCursor(key);
        for (int i = 0; i < part; i++)
        {
            JoinKeyValue.Read(ref cursor);
        }

        return JoinKeyValue.Read(ref cursor).Text;
    }
}
