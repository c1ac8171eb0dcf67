namespace RuleGen;

/// <summary>
/// A rule's hit on an event, as a view of the detector: valid until the detector's next call, after which every member
/// throws <see cref="InvalidOperationException"/>. Nothing but the hit itself is computed before it is asked for.
/// </summary>
public readonly struct Alert
{
    private readonly AlertRecord? _record;
    private readonly long _stamp;

    internal Alert(AlertRecord record, long stamp)
    {
        _record = record;
        _stamp = stamp;
    }

    /// <summary>The rule that was hit.</summary>
    public Rule Rule => GetRecord().Rule;

    /// <summary>
    /// The event that hit it; it has the fields of the ruleset's layout and the whole document. Of a rule over several events: what they have in
    /// common, of the fields that were kept.
    /// </summary>
    public Event Event => GetRecord().Fields.Source;

    /// <summary>
    /// The events: one, or of a rule over several events those of its stages in their order, null where the stage is that there be none.
    /// </summary>
    public IReadOnlyList<AlertEvent?> Events => GetRecord().Events;

    /// <summary>Whether the rule is one over several events.</summary>
    public bool IsOverSeveralEvents => GetRecord().Match is not null;

    /// <summary>
    /// What joins the events of a rule over several: the values of the join key, numbers, addresses and dates in one way of writing, null for a
    /// missing optional field. Empty when nothing need join them.
    /// </summary>
    public IReadOnlyList<string?> JoinKeys => GetRecord().JoinKeys;

    /// <summary>
    /// <c>kibana.alert.uuid</c>: the same rule and the same events give the same id in every run; a UUID of version 8 from
    /// SHA-256 of the <c>rule_id</c> and the events' identity.
    /// </summary>
    /// <remarks>
    /// The hash is over a sequence of parts, each a tag byte, the length in bytes as a 32-bit big-endian integer, and the
    /// bytes: <c>R</c> the <c>rule_id</c>; then, for the event, <c>I</c> the envelope's <c>_index</c> and <c>D</c> its
    /// <c>_id</c> if there is an <c>_id</c>, else <c>E</c> the document without the white space around it. The first 16 bytes
    /// of the hash, with the version and variant bits of RFC 9562, are the id in network byte order. Of a rule over several events, for
    /// each stage in order: <c>S</c> the first 16 bytes of SHA-256 over the event's parts as before (<c>I</c> and <c>D</c>, or <c>E</c>), or
    /// <c>N</c> and no bytes where the stage has no event.
    /// </remarks>
    public Guid Id => GetRecord().Id;

    /// <summary>When the detector raised the alert, by <see cref="DetectorOptions.TimeProvider"/>.</summary>
    public DateTimeOffset Timestamp => GetRecord().Batch.Timestamp;

    /// <summary>The event's <c>@timestamp</c> in UTC, of several events that of the last stage with one; null when it has none that is valid.</summary>
    public DateTimeOffset? OriginalTime => GetRecord().OriginalTime;

    /// <summary>The rule's severity, or the gravest of its <see cref="RuleMetadata.SeverityOverrides"/> that apply.</summary>
    public Severity Severity => GetRecord().Severity;

    /// <summary>The rule's risk score, or the highest of its <see cref="RuleMetadata.RiskScoreOverrides"/> that apply.</summary>
    public int RiskScore => GetRecord().RiskScore;

    /// <summary>The rule's name, or the value of the field <see cref="RuleMetadata.RuleNameOverride"/> names.</summary>
    public string RuleName => GetRecord().RuleName;

    /// <summary>One sentence saying what happened, to whom and where.</summary>
    public string Reason => GetRecord().Reason;

    /// <summary>Who and what the event is about.</summary>
    public AlertEntities Entities => GetRecord().Fields.Entities;

    /// <summary>A copy that outlives the view and is independent of the detector and its input.</summary>
    public OwnedAlert ToOwned() => new(this, Event.Document.ToArray());

    /// <summary>A copy that still shares the document with the view.</summary>
    internal OwnedAlert ToShared() => new(this, Event.DocumentMemory);

    private AlertRecord GetRecord()
    {
        AlertRecord record = _record ?? throw new InvalidOperationException("The default value of Alert is no alert.");
        record.Batch.ThrowIfStale(_stamp);
        return record;
    }
}
