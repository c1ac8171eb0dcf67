using System.Text.Json;
using System.Text.Json.Nodes;

namespace RuleGen;

/// <content>Events that were parsed or made elsewhere. Each is written as a document and read like any other.</content>
public sealed partial class EventReader
{
    /// <summary>Reads an event that was parsed already: as its document, byte by byte.</summary>
    /// <param name="source">An object. It is copied.</param>
    /// <param name="e">Gets the values.</param>
    /// <exception cref="ArgumentException">The element is the default one, or the event has another layout.</exception>
    /// <exception cref="EventFormatException">It is no object.</exception>
    public void Read(JsonElement source, Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Read(ObjectDocument.Write(e.OwnDocument, source), e);
    }

    /// <summary>Reads an event that stands in memory as JSON that can be changed.</summary>
    /// <param name="source">The event. It is copied.</param>
    /// <param name="e">Gets the values.</param>
    /// <exception cref="ArgumentException">The event has another layout.</exception>
    /// <exception cref="InvalidOperationException">Something in it cannot be written as JSON.</exception>
    public void Read(JsonObject source, Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Read(ObjectDocument.Write(e.OwnDocument, source), e);
    }

    /// <summary>Reads an event that is a dictionary; <c>docs/event-types.md</c> has what it may hold.</summary>
    /// <param name="source">Fields or objects by their keys. It is copied.</param>
    /// <param name="e">Gets the values.</param>
    /// <exception cref="ArgumentException">The dictionary holds what no event can hold, or the event has another layout.</exception>
    public void Read(IReadOnlyDictionary<string, object?> source, Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Read(ObjectDocument.Write(e.OwnDocument, source), e);
    }
}
