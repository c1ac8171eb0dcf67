using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace RuleGen;

/// <summary>Writes the members of an object as a document.</summary>
internal sealed class JsonEventWriter(Utf8JsonWriter output, IReadOnlyList<EventTypeField> fields) : EventWriter
{
    // Whether what is open, innermost last, is a list: what stands in one has no key.
    private readonly Stack<bool> _lists = new();

    // Grows to the longest text.
    private byte[] _text = [];

    /// <inheritdoc/>
    public override void BeginList(int field)
    {
        WriteKey(field);
        output.WriteStartArray();
        _lists.Push(true);
    }

    /// <inheritdoc/>
    public override void EndList()
    {
        output.WriteEndArray();
        _lists.Pop();
    }

    /// <inheritdoc/>
    public override void BeginObject(int field)
    {
        WriteKey(field);
        output.WriteStartObject();
        _lists.Push(false);
    }

    /// <inheritdoc/>
    public override void EndObject()
    {
        output.WriteEndObject();
        _lists.Pop();
    }

    private protected override bool Wants(int field) => true;

    private protected override void AddText(int field, string text)
    {
        // Not by the JSON writer: what is no Unicode has to become what it is in the slots.
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
        {
            _text = new byte[most];
        }

        Utf8.FromUtf16(text, _text, out _, out int length);
        Add(field, EventValueKind.String, _text.AsSpan(0, length));
    }

    private protected override void Add(int field, EventValueKind kind, ReadOnlySpan<byte> text)
    {
        WriteKey(field);
        if (kind == EventValueKind.String)
        {
            output.WriteStringValue(text);
        }
        else
        {
            output.WriteRawValue(text, skipInputValidation: true);
        }
    }

    private void WriteKey(int field)
    {
        if (!_lists.TryPeek(out bool isList) || !isList)
        {
            output.WritePropertyName(fields[field].Key);
        }
    }
}
