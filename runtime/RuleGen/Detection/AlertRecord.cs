namespace RuleGen;

/// <summary>One alert of a batch: computes each property when it is first asked for.</summary>
internal sealed class AlertRecord(AlertBatch batch)
{
    private Rule? _rule;
    private bool _isResolved;
    private Severity _severity;
    private int _riskScore;
    private string? _ruleName;
    private string? _reason;
    private Guid? _id;
    private AlertFields? _fields;
    private IReadOnlyList<AlertEvent?>? _events;

    public AlertBatch Batch { get; } = batch;

    public Rule Rule => _rule!;

    /// <summary>Its place among the alerts of a call.</summary>
    public AlertPlace Place { get; private set; }

    /// <summary>The match behind it; null for a rule over single events.</summary>
    public CorrelationMatch? Match { get; private set; }

    /// <summary>The fields of the event, or those that the events have in common.</summary>
    public AlertFields Fields => _fields ??= Match is null ? Batch.Fields : Batch.Fields.ForCommonFields(Match.CommonFields);

    public DateTimeOffset? OriginalTime => Match is null ? Fields.Timestamp : Match.OriginalTime;

    public IReadOnlyList<AlertEvent?> Events => _events ??= Match?.Events ?? [Fields.ToAlertEvent(Batch.Origin)];

    public IReadOnlyList<string?> JoinKeys => Match?.JoinKeys ?? [];

    public Severity Severity
    {
        get
        {
            Resolve();
            return _severity;
        }
    }

    public int RiskScore
    {
        get
        {
            Resolve();
            return _riskScore;
        }
    }

    public string RuleName
    {
        get
        {
            Resolve();
            return _ruleName!;
        }
    }

    public string Reason => _reason ??= AlertReason.Describe(Fields.Entities, Severity, RuleName);

    public Guid Id => _id ??= Match?.Id ?? AlertId.Compute(Rule.Metadata.RuleId, Fields.Source);

    public void Begin(Rule rule, AlertPlace place, CorrelationMatch? match)
    {
        _rule = rule;
        Place = place;
        Match = match;
        _fields = null;
        _events = null;
        _isResolved = false;
        _reason = null;
        _id = null;
    }

    private void Resolve()
    {
        if (!_isResolved)
        {
            RuleMetadata metadata = Rule.Metadata;
            _severity = AlertOverrides.FindSeverity(metadata, Fields);
            _riskScore = AlertOverrides.FindRiskScore(metadata, Fields);
            _ruleName = AlertOverrides.FindRuleName(metadata, Fields);
            _isResolved = true;
        }
    }
}
