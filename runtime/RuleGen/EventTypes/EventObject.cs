using System.Text.Json;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>Fills an event from objects.</summary>
internal abstract class EventObject
{
    /// <summary>The object that the event was filled from last, as a document.</summary>
    public abstract ReadOnlyMemory<byte> WriteDocument();
}

/// <summary>Fills an event from objects of one type.</summary>
internal sealed class EventObject<T> : EventObject
    where T : IEventType<T>
{
    private readonly Event _event;
    private readonly IReadOnlyList<EventTypeField> _fields = T.EventFields;
    private readonly SlotWriter _slots;

    // For a layout that looks at the objects of a list one by one, which are pieces of a document.
    private readonly EventReader? _reader;
    private JsonEventWriter? _json;
    private T? _source;

    public EventObject(Event target)
    {
        _event = target;
        _slots = new SlotWriter(target, _fields);
        _reader = target.Layout.Fields.Any(IsReadByElement) ? new EventReader(target.Layout, EventValidation.Trusted) : null;
    }

    /// <summary>Gives the event the values of an object.</summary>
    public void Fill(in T source)
    {
        _source = source;
        if (_reader is not null)
        {
            _reader.Read(WriteDocument(), _event);
            return;
        }

        _event.Reset(this);
        T.WriteEvent(in source, _slots);
    }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> WriteDocument()
    {
        DocumentBuffer buffer = _event.OwnDocument;
        Utf8JsonWriter output = buffer.Begin();
        _json ??= new JsonEventWriter(output, _fields);
        output.WriteStartObject();
        T.WriteEvent(in _source!, _json);
        output.WriteEndObject();
        return buffer.End();
    }

    private bool IsReadByElement(string field) =>
        ElementPath.TryParse(field, out string array) && _fields.Any(member => member.Path.StartsWith(array + ".", StringComparison.Ordinal));
}
