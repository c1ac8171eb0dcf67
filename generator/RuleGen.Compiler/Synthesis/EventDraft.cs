using RuleGen.Compiler.Evaluation;

namespace RuleGen.Compiler.Synthesis;

/// <summary>An event under construction: the values of each field of a <see cref="FieldTable"/>. Immutable.</summary>
internal sealed class EventDraft : IFieldSource
{
    // A value's number is its field's with the place among the field's values below it.
    private const int PlaceBits = 12;

    private readonly FieldTable _fields;
    private readonly SampleValue[][] _values;

    private EventDraft(FieldTable fields, SampleValue[][] values)
    {
        _fields = fields;
        _values = values;
    }

    /// <summary>The event without values.</summary>
    public static EventDraft Empty(FieldTable fields) => new(fields, [.. Enumerable.Repeat(Array.Empty<SampleValue>(), fields.Count)]);

    /// <inheritdoc/>
    public DateTimeOffset Now => EventBasics.Now;

    /// <summary>The values of a field.</summary>
    public IReadOnlyList<SampleValue> this[int field] => _values[field];

    /// <summary>The event with other values for a field.</summary>
    public EventDraft With(int field, IEnumerable<SampleValue> values)
    {
        var copy = (SampleValue[][])_values.Clone();
        copy[field] = [.. values.Distinct().Take(1 << PlaceBits)];
        return new EventDraft(_fields, copy);
    }

    /// <inheritdoc/>
    public int FirstValue(int field) => _values[field].Length == 0 ? -1 : field << PlaceBits;

    /// <inheritdoc/>
    public int NextValue(int value) => (value & ((1 << PlaceBits) - 1)) + 1 < _values[value >> PlaceBits].Length ? value + 1 : -1;

    /// <inheritdoc/>
    public FieldValueKind GetKind(int value) => Get(value).Kind;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetText(int value) => Get(value).Utf8;

    /// <inheritdoc/>
    public IFieldSource OpenElement(int field, int value) =>
        EventDocument.OfElement(_fields[field].Name, Get(value).Utf8, _fields.Numbers, nullValues: null, Now);

    private SampleValue Get(int value) => _values[value >> PlaceBits][value & ((1 << PlaceBits) - 1)];
}
