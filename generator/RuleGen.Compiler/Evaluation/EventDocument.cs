using System.Text.Json;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// A JSON document flattened into the values of some fields: nested objects, dotted keys and repeated spellings of a path are one field,
/// arrays at any level give all their elements, and null, <c>[]</c> and <c>{}</c> are no value. Plain and allocating: for tests of rules and
/// comparison, beside the runtime's own reader.
/// </summary>
public sealed class EventDocument : IFieldSource
{
    private readonly Dictionary<string, int> _fields;
    private readonly List<Value> _values;

    /// <summary>Flattens a document. Field numbers are indexes into <paramref name="fields"/>.</summary>
    public EventDocument(JsonElement document, IReadOnlyList<string> fields)
        : this(document, IndexFields(fields))
    {
    }

    /// <summary>Flattens a document; <paramref name="fields"/> numbers the fields from 0 without gaps.</summary>
    public EventDocument(JsonElement document, Dictionary<string, int> fields)
    {
        _fields = fields;
        _values = [.. Enumerable.Repeat(default(Value), fields.Count)];
        Flatten("", IsEnvelope(document, out JsonElement source) ? source : document);
    }

    /// <summary>The instant at which the event is judged; without one nothing has expired.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>Numbers fields in their order.</summary>
    public static Dictionary<string, int> IndexFields(IReadOnlyList<string> fields) =>
        fields.Select(static (field, i) => (field, i)).ToDictionary(static pair => pair.field, static pair => pair.i, StringComparer.Ordinal);

    /// <inheritdoc/>
    public int FirstValue(int field) => _values[field].Text is null ? -1 : field;

    /// <inheritdoc/>
    public int NextValue(int value) => _values[value].Next is var next && next != 0 ? next : -1;

    /// <inheritdoc/>
    public FieldValueKind GetKind(int value) => _values[value].Kind;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetText(int value) => _values[value].Text;

    private static bool IsEnvelope(JsonElement document, out JsonElement source)
    {
        source = default;
        return document.ValueKind == JsonValueKind.Object
            && document.TryGetProperty("_source", out source)
            && source.ValueKind == JsonValueKind.Object;
    }

    private void Flatten(string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(path.Length == 0 ? property.Name : path + "." + property.Name, property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Flatten(path, item);
                }

                break;
            case JsonValueKind.String:
                Add(path, FieldValueKind.String, element.GetString()!);
                break;
            case JsonValueKind.Number:
                Add(path, FieldValueKind.Number, element.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Add(path, FieldValueKind.Boolean, element.GetRawText());
                break;
        }
    }

    private void Add(string path, FieldValueKind kind, string text)
    {
        if (!_fields.TryGetValue(path, out int field))
        {
            return;
        }

        var value = new Value(kind, Utf8Bytes.Of(text), 0);
        if (_values[field].Text is null)
        {
            _values[field] = value;
            return;
        }

        // New values go behind the first one, not to the end: order means nothing inside a condition, and no tail has to be kept.
        _values.Add(value with { Next = _values[field].Next });
        _values[field] = _values[field] with { Next = _values.Count - 1 };
    }

    private readonly record struct Value(FieldValueKind Kind, byte[]? Text, int Next);
}
