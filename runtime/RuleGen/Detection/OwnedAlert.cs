using System.Text;

namespace RuleGen;

/// <summary>An <see cref="Alert"/> with everything computed. Immutable.</summary>
public sealed class OwnedAlert
{
    internal OwnedAlert(Alert alert, ReadOnlyMemory<byte> document)
    {
        Events = Array.ConvertAll([.. alert.Events], item => item?.WithDocument(alert.IsOverSeveralEvents ? item.Document : document));
        IsOverSeveralEvents = alert.IsOverSeveralEvents;
        JoinKeys = alert.JoinKeys;
        Rule = alert.Rule;
        Id = alert.Id;
        Timestamp = alert.Timestamp;
        OriginalTime = alert.OriginalTime;
        Severity = alert.Severity;
        RiskScore = alert.RiskScore;
        RuleName = alert.RuleName;
        Reason = alert.Reason;
        Entities = alert.Entities;
        Document = document;
        IndexName = Decode(alert.Event.IndexName);
        DocumentId = Decode(alert.Event.DocumentId);
    }

    /// <inheritdoc cref="Alert.Rule"/>
    public Rule Rule { get; }

    /// <inheritdoc cref="Alert.Id"/>
    public Guid Id { get; }

    /// <inheritdoc cref="Alert.Timestamp"/>
    public DateTimeOffset Timestamp { get; }

    /// <inheritdoc cref="Alert.OriginalTime"/>
    public DateTimeOffset? OriginalTime { get; }

    /// <inheritdoc cref="Alert.Severity"/>
    public Severity Severity { get; }

    /// <inheritdoc cref="Alert.RiskScore"/>
    public int RiskScore { get; }

    /// <inheritdoc cref="Alert.RuleName"/>
    public string RuleName { get; }

    /// <inheritdoc cref="Alert.Reason"/>
    public string Reason { get; }

    /// <inheritdoc cref="Alert.Entities"/>
    public AlertEntities Entities { get; }

    /// <inheritdoc cref="Alert.Events"/>
    public IReadOnlyList<AlertEvent?> Events { get; }

    /// <inheritdoc cref="Alert.JoinKeys"/>
    public IReadOnlyList<string?> JoinKeys { get; }

    /// <inheritdoc cref="Alert.IsOverSeveralEvents"/>
    public bool IsOverSeveralEvents { get; }

    /// <summary>The event's document, UTF-8 JSON, with its envelope; of several events, the kept fields that are the same in all.</summary>
    public ReadOnlyMemory<byte> Document { get; }

    /// <summary>The envelope's <c>_index</c>.</summary>
    public string? IndexName { get; }

    /// <summary>The envelope's <c>_id</c>.</summary>
    public string? DocumentId { get; }

    private static string? Decode(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
}
