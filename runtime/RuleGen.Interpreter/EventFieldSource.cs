using RuleGen.Compiler.Evaluation;

namespace RuleGen.Interpreter;

/// <summary>An <see cref="Event"/> as the evaluator sees it: value numbers are indexes into the event's value table.</summary>
internal sealed class EventFieldSource : IFieldSource
{
    [ThreadStatic]
    private static EventFieldSource? t_current;

    private Event _event = null!;
    private EventFieldSource? _element;

    /// <summary>The thread's source, set to an event: rules are shared by threads, and an allocation per evaluation would distort the baseline.</summary>
    public static EventFieldSource Over(Event e)
    {
        EventFieldSource source = t_current ??= new EventFieldSource();
        source._event = e;
        return source;
    }

    /// <inheritdoc/>
    public DateTimeOffset Now => _event.Now;

    /// <inheritdoc/>
    public int FirstValue(int field) => _event.GetValue(field).Kind == EventValueKind.None ? -1 : field;

    /// <inheritdoc/>
    public int NextValue(int value) => _event.GetValue(value).Next is var next && next != 0 ? next : -1;

    /// <inheritdoc/>
    public FieldValueKind GetKind(int value) => _event.GetValue(value).Kind switch
    {
        EventValueKind.String => FieldValueKind.String,
        EventValueKind.Number => FieldValueKind.Number,
        EventValueKind.Object => FieldValueKind.Object,
        _ => FieldValueKind.Boolean,
    };

    /// <inheritdoc/>
    public IFieldSource OpenElement(int field, int value)
    {
        _element ??= new EventFieldSource();
        _element._event = _event.ReadElement(field, value);
        return _element;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> GetText(int value) => _event.GetText(in _event.GetValue(value));
}
