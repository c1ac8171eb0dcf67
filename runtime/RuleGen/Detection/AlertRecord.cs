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

    public AlertBatch Batch { get; } = batch;

    public Rule Rule => _rule!;

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

    public string Reason => _reason ??= AlertReason.Describe(Batch.Fields.Entities, Severity, RuleName);

    public Guid Id => _id ??= AlertId.Compute(Rule.Metadata.RuleId, Batch.Fields.Source);

    public void Begin(Rule rule)
    {
        _rule = rule;
        _isResolved = false;
        _reason = null;
        _id = null;
    }

    private void Resolve()
    {
        if (!_isResolved)
        {
            RuleMetadata metadata = Rule.Metadata;
            _severity = AlertOverrides.FindSeverity(metadata, Batch.Fields);
            _riskScore = AlertOverrides.FindRiskScore(metadata, Batch.Fields);
            _ruleName = AlertOverrides.FindRuleName(metadata, Batch.Fields);
            _isResolved = true;
        }
    }
}
