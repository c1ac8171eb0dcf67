using System.Text.Json;
using System.Text.Json.Nodes;

namespace RuleGen;

/// <content>Events that come as objects.</content>
public sealed partial class Detector
{
    /// <summary>Gives the alerts of an event that was parsed already; they are those of the document it was parsed from.</summary>
    /// <param name="source">An object. It is copied.</param>
    /// <param name="origin">Where it was read, for the alerts of rules over several events; may be left out.</param>
    /// <returns>Views, valid until the next call of the detector. Those of earlier events, which only now are certain, come first.</returns>
    /// <exception cref="ArgumentException">The element is the default one.</exception>
    /// <exception cref="EventFormatException">It is no object.</exception>
    public AlertCollection Process(JsonElement source, EventOrigin origin = default) =>
        Process(ObjectDocument.Write(_event.OwnDocument, source), origin);

    /// <summary>Gives the alerts of an event that stands in memory as JSON that can be changed.</summary>
    /// <param name="source">The event. It is copied.</param>
    /// <param name="origin">Where it was read, for the alerts of rules over several events; may be left out.</param>
    /// <returns>Views, valid until the next call of the detector. Those of earlier events, which only now are certain, come first.</returns>
    /// <exception cref="InvalidOperationException">Something in it cannot be written as JSON.</exception>
    /// <remarks>No <see cref="JsonNode"/>: text converts to one, and is no event.</remarks>
    public AlertCollection Process(JsonObject source, EventOrigin origin = default) =>
        Process(ObjectDocument.Write(_event.OwnDocument, source), origin);

    /// <summary>Gives the alerts of an event that is a dictionary; <c>docs/event-types.md</c> has what it may hold.</summary>
    /// <param name="source">Fields or objects by their keys. It is copied.</param>
    /// <param name="origin">Where it was read, for the alerts of rules over several events; may be left out.</param>
    /// <returns>Views, valid until the next call of the detector. Those of earlier events, which only now are certain, come first.</returns>
    /// <exception cref="ArgumentException">The dictionary holds what no event can hold.</exception>
    public AlertCollection Process(IReadOnlyDictionary<string, object?> source, EventOrigin origin = default) =>
        Process(ObjectDocument.Write(_event.OwnDocument, source), origin);
}
