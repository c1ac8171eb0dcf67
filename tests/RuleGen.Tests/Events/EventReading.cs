using System.Text;

namespace RuleGen.Tests.Events;

/// <summary>Reads documents and lists the values found.</summary>
internal static class EventReading
{
    /// <summary>The values in slot order.</summary>
    public static List<FlatValue> GetValues(this Event e)
    {
        var values = new List<FlatValue>();
        for (int slot = 0; slot < e.Layout.Count; slot++)
        {
            EventField.Enumerator field = e[slot].GetEnumerator();
            while (field.MoveNext())
            {
                values.Add(new FlatValue(e.Layout.Fields[slot], field.Kind, Encoding.UTF8.GetString(field.Current)));
            }
        }

        return values;
    }

    /// <summary>Reads one document; null when it is no event.</summary>
    public static List<FlatValue>? TryGetValues(this EventReader reader, ReadOnlyMemory<byte> document, out EventError error)
    {
        var e = new Event(reader.Layout);
        return reader.TryRead(document, e, out error) ? e.GetValues() : null;
    }

    /// <summary>The document in the middle of a larger array: what follows it begins with <paramref name="after"/>.</summary>
    public static ReadOnlyMemory<byte> Embed(ReadOnlySpan<byte> document, ReadOnlySpan<byte> after)
    {
        byte[] array = new byte[document.Length + 256];
        for (int i = document.Length; i < array.Length; i += Math.Max(1, after.Length))
        {
            after[..Math.Min(after.Length, array.Length - i)].CopyTo(array.AsSpan(i));
        }

        document.CopyTo(array);
        return array.AsMemory(0, document.Length);
    }
}
