namespace RuleGen;

/// <summary>An event of an alert. Immutable.</summary>
public sealed class AlertEvent
{
    internal AlertEvent(ReadOnlyMemory<byte> document, DateTimeOffset? timestamp, EventOrigin? origin, string? indexName, string? documentId)
    {
        Document = document;
        Timestamp = timestamp;
        Origin = origin;
        IndexName = indexName;
        DocumentId = documentId;
    }

    private AlertEvent(AlertEvent other, ReadOnlyMemory<byte> document)
        : this(document, other.Timestamp, other.Origin, other.IndexName, other.DocumentId)
    {
    }

    /// <summary>
    /// A JSON object in UTF-8: the event's document with its envelope, or of an event of several the fields that were kept
    /// (<see cref="DetectorOptions.KeptSource"/>), each a member of its dotted name.
    /// </summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Timestamp { get; }

    /// <summary>Where it was read; null when the detector was not told.</summary>
    public EventOrigin? Origin { get; }

    /// <summary>The envelope's <c>_index</c>.</summary>
    public string? IndexName { get; }

    /// <summary>The envelope's <c>_id</c>.</summary>
    public string? DocumentId { get; }

    /// <summary>The same event with another copy of its document.</summary>
    internal AlertEvent WithDocument(ReadOnlyMemory<byte> document) => new(this, document);
}
