namespace RuleGen;

/// <summary>How grave an alert is; the order is Kibana's.</summary>
public enum Severity
{
    /// <summary>Low; published rules pair it with risk score 21.</summary>
    Low,

    /// <summary>Medium (47).</summary>
    Medium,

    /// <summary>High (73).</summary>
    High,

    /// <summary>Critical (99).</summary>
    Critical,
}
