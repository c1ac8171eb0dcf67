using System.Globalization;
using System.Net;

namespace RuleGen;

/// <summary>Takes the members of an object that is an event; generated code calls it (<see cref="IEventType{TSelf}.WriteEvent"/>).</summary>
/// <remarks>A member is told by its index in <see cref="IEventType{TSelf}.EventFields"/>; the values of a list by that of the list.</remarks>
public abstract class EventWriter
{
    // Room for the text of any number, and of an address with the longest zone there is.
    private const int LongestText = 72;

    private protected EventWriter()
    {
    }

    /// <summary>Writes a text; null is no value.</summary>
    public void Write(int field, string? value)
    {
        if (value is not null && Wants(field))
        {
            AddText(field, value);
        }
    }

    /// <summary>Writes a boolean.</summary>
    public void Write(int field, bool value)
    {
        if (Wants(field))
        {
            Add(field, value ? EventValueKind.True : EventValueKind.False, value ? "true"u8 : "false"u8);
        }
    }

    /// <summary>Writes a whole number.</summary>
    public void Write(int field, long value) => WriteNumber(field, value);

    /// <summary>Writes a whole number.</summary>
    public void Write(int field, ulong value) => WriteNumber(field, value);

    /// <summary>Writes a number; NaN and the infinite ones, which JSON does not have, are no value.</summary>
    public void Write(int field, float value)
    {
        if (float.IsFinite(value))
        {
            WriteNumber(field, value);
        }
    }

    /// <summary>Writes a number; NaN and the infinite ones, which JSON does not have, are no value.</summary>
    public void Write(int field, double value)
    {
        if (double.IsFinite(value))
        {
            WriteNumber(field, value);
        }
    }

    /// <summary>Writes a number.</summary>
    public void Write(int field, decimal value) => WriteNumber(field, value);

    /// <summary>Writes a time as text: ISO 8601 in UTC, to the millisecond or, where that would lose something, to 100 ns.</summary>
    public void Write(int field, DateTimeOffset value)
    {
        if (Wants(field))
        {
            Span<byte> text = stackalloc byte[EventTime.LongestText];
            Add(field, EventValueKind.String, text[..EventTime.Format(value, text)]);
        }
    }

    /// <summary>Writes an address as text; null is no value.</summary>
    public void Write(int field, IPAddress? value)
    {
        if (value is not null && Wants(field))
        {
            Span<byte> text = stackalloc byte[LongestText];
            value.TryFormat(text, out int length);
            Add(field, EventValueKind.String, text[..length]);
        }
    }

    /// <summary>Begins a list, whose values or objects follow under the same index.</summary>
    public abstract void BeginList(int field);

    /// <summary>Ends the list that began last.</summary>
    public abstract void EndList();

    /// <summary>Begins an object, whose members follow under their own indices.</summary>
    public abstract void BeginObject(int field);

    /// <summary>Ends the object that began last.</summary>
    public abstract void EndObject();

    /// <summary>Whether anybody reads the field.</summary>
    private protected abstract bool Wants(int field);

    private protected abstract void AddText(int field, string text);

    private protected abstract void Add(int field, EventValueKind kind, ReadOnlySpan<byte> text);

    private void WriteNumber<T>(int field, T value)
        where T : struct, IUtf8SpanFormattable
    {
        if (Wants(field))
        {
            Span<byte> text = stackalloc byte[LongestText];
            value.TryFormat(text, out int length, format: default, CultureInfo.InvariantCulture);
            Add(field, EventValueKind.Number, text[..length]);
        }
    }
}
