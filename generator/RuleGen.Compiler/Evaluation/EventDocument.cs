using System.Text.Json;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>
/// A JSON document flattened into the values of some fields: nested objects, dotted keys and repeated spellings of a path are one field,
/// arrays at any level give all their elements, a field that is a pattern (<see cref="PathPattern"/>) has every value whose path is like it, and
/// null, <c>[]</c> and <c>{}</c> are no value, unless an explicit null counts as one. Plain and allocating: for tests of rules and
/// comparison, beside the runtime's own reader.
/// </summary>
public sealed class EventDocument : IFieldSource
{
    private readonly Dictionary<string, int> _fields;
    private readonly IReadOnlyDictionary<string, string>? _nullValues;
    private readonly List<Value> _values;
    private readonly (string Name, byte[] Pattern)[] _patterns;

    /// <summary>Flattens a document. Field numbers are indexes into <paramref name="fields"/>.</summary>
    public EventDocument(JsonElement document, IReadOnlyList<string> fields)
        : this(document, IndexFields(fields))
    {
    }

    /// <summary>Flattens a document; <paramref name="fields"/> numbers the fields from 0 without gaps.</summary>
    /// <param name="document">The document; of an Elasticsearch hit, what is in <c>_source</c>.</param>
    /// <param name="fields">The number of each field.</param>
    /// <param name="nullValues">What an explicit null counts as in the fields where it does.</param>
    public EventDocument(JsonElement document, Dictionary<string, int> fields, IReadOnlyDictionary<string, string>? nullValues = null)
        : this(IsEnvelope(document, out JsonElement source) ? source : document, prefix: "", fields, nullValues)
    {
    }

    private EventDocument(JsonElement element, string prefix, Dictionary<string, int> fields, IReadOnlyDictionary<string, string>? nullValues)
    {
        _fields = fields;
        _nullValues = nullValues;
        _values = [.. Enumerable.Repeat(default(Value), fields.Count)];
        _patterns = [.. fields.Keys.Where(PathPattern.IsPattern).Select(static name => (name, Utf8Bytes.Of(name)))];
        FlattenObject(prefix, element);
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

    /// <inheritdoc/>
    public IFieldSource OpenElement(int field, int value) =>
        OfElement(_fields.First(pair => pair.Value == field).Key, _values[value].Text, _fields, _nullValues, Now);

    /// <summary>An element of an array of objects, with the fields' full names; <paramref name="field"/> is the field that holds the elements.</summary>
    internal static EventDocument OfElement(
        string field, byte[]? element, Dictionary<string, int> fields, IReadOnlyDictionary<string, string>? nullValues, DateTimeOffset now)
    {
        ElementPath.TryParse(field, out string path);
        using JsonDocument document = JsonDocument.Parse(element);
        return new EventDocument(document.RootElement, path + ".", fields, nullValues) { Now = now };
    }

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
                AddTo(ElementPath.FieldOf(path), FieldValueKind.Object, element.GetRawText());
                FlattenObject(path + ".", element);
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
            case JsonValueKind.Null when _nullValues is not null:
                AddNull(path, _nullValues);
                break;
        }
    }

    private void FlattenObject(string prefix, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                Flatten(prefix + property.Name, property.Value);
            }
        }
    }

    private void Add(string path, FieldValueKind kind, string text)
    {
        foreach (string name in NamesOf(path))
        {
            AddTo(name, kind, text);
        }
    }

    private void AddNull(string path, IReadOnlyDictionary<string, string> nullValues)
    {
        foreach (string name in NamesOf(path))
        {
            if (nullValues.TryGetValue(name, out string? text))
            {
                AddTo(name, FieldValueKind.String, text);
            }
        }
    }

    /// <summary>The fields that take a value at a path: the path's own, and those whose pattern it is like.</summary>
    private IEnumerable<string> NamesOf(string path)
    {
        if (!PathPattern.IsPattern(path))
        {
            yield return path;
        }

        if (_patterns.Length > 0)
        {
            byte[] utf8 = Utf8Bytes.Of(path);
            foreach ((string name, byte[] pattern) in _patterns)
            {
                if (PathPattern.IsMatch(utf8, pattern))
                {
                    yield return name;
                }
            }
        }
    }

    private void AddTo(string name, FieldValueKind kind, string text)
    {
        if (!_fields.TryGetValue(name, out int field))
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
