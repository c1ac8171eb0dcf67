using System.Diagnostics;

namespace RuleGen.Hosting;

/// <summary>The names under which services publish metrics and traces; docs/embedding.md says what each one means.</summary>
public static class DetectorTelemetry
{
    /// <summary>The meter, for <c>AddMeter</c>.</summary>
    public const string MeterName = "RuleGen";

    /// <summary>The activity source, for <c>AddSource</c>.</summary>
    public const string ActivitySourceName = "RuleGen";

    /// <summary>The activity of a run, from its first event to its end.</summary>
    public const string RunActivity = "rulegen.run";

    /// <summary>The activity of an alert's delivery to all sinks.</summary>
    public const string AlertActivity = "rulegen.alert";

    /// <summary>The tag of all instruments and activities: the full name of the ruleset's class.</summary>
    public const string RuleSetTag = "rulegen.ruleset";

    /// <summary>The tag with a ruleset's <see cref="IRuleSet.ContentHash"/>.</summary>
    public const string ContentHashTag = "rulegen.ruleset.hash";

    /// <summary>The tag with a rule's <c>rule_id</c>.</summary>
    public const string RuleIdTag = "rulegen.rule.id";

    /// <summary>The tag with a rule's name.</summary>
    public const string RuleNameTag = "rulegen.rule.name";

    /// <summary>The tag with an alert's severity.</summary>
    public const string SeverityTag = "rulegen.alert.severity";

    /// <summary>The tag with an alert's id.</summary>
    public const string AlertIdTag = "rulegen.alert.id";

    /// <summary>The tag with the name of a sink's class.</summary>
    public const string SinkTag = "rulegen.sink";

    internal static string? Version { get; } = typeof(DetectorTelemetry).Assembly.GetName().Version?.ToString(3);

    internal static ActivitySource Activities { get; } = new(ActivitySourceName, Version);
}
