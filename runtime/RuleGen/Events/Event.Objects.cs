using System.Runtime.InteropServices;

namespace RuleGen;

/// <content>Events that are objects of a type of their own.</content>
public sealed partial class Event
{
    // One for each type that the event was filled from: few, and mostly the same again.
    private readonly List<EventObject> _objects = [];

    // Has the document that nobody has asked for so far; null: it is there.
    private EventObject? _unwritten;

    /// <summary>
    /// Takes the values from an object, in place of what the event holds. It must not change until the event is filled again:
    /// <see cref="Document"/> is written from it when it is asked for.
    /// </summary>
    /// <typeparam name="T">A type marked with <see cref="EventTypeAttribute"/>.</typeparam>
    /// <param name="source">The object.</param>
    public void Fill<T>(in T source)
        where T : IEventType<T>
    {
        if (source is null)
        {
            throw new ArgumentNullException(nameof(source));
        }

        FillerOf<T>().Fill(in source);
    }

    /// <summary>Begins the values of an object.</summary>
    internal void Reset(EventObject source)
    {
        Reset([], 0, 0);
        _unwritten = source;
    }

    private EventObject<T> FillerOf<T>()
        where T : IEventType<T>
    {
        foreach (EventObject known in _objects)
        {
            if (known is EventObject<T> filler)
            {
                return filler;
            }
        }

        var added = new EventObject<T>(this);
        _objects.Add(added);
        return added;
    }

    private ReadOnlyMemory<byte> WriteDocument(EventObject source)
    {
        _unwritten = null;
        ReadOnlyMemory<byte> document = source.WriteDocument();
        MemoryMarshal.TryGetArray(document, out ArraySegment<byte> segment);
        _document = segment.Array!;
        _documentStart = segment.Offset;
        _documentLength = segment.Count;
        return document;
    }
}
