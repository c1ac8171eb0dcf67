using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <summary>A rule file as read: every key Elastic's format has, with its type, before the query is understood.</summary>
/// <remarks>Member names follow the TOML keys. Absent keys are null or empty.</remarks>
public sealed class RuleDefinition
{
    /// <summary>The file.</summary>
    public required SourceText File { get; init; }

    /// <summary><c>rule.rule_id</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>Where the value of <c>rule_id</c> stands.</summary>
    public required SourceSpan RuleIdSpan { get; init; }

    /// <summary><c>rule.name</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where the value of <c>name</c> stands.</summary>
    public required SourceSpan NameSpan { get; init; }

    /// <summary><c>rule.type</c>: one of <see cref="RuleTypes.All"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The type, with the language where that says more: <c>eql</c>, <c>query (kuery)</c>.</summary>
    public string Kind => Language is null || Language == Type ? Type : $"{Type} ({Language})";

    /// <summary>Where the value of <c>type</c> stands.</summary>
    public required SourceSpan TypeSpan { get; init; }

    /// <summary><c>rule.description</c>.</summary>
    public required string Description { get; init; }

    /// <summary><c>rule.severity</c>: low, medium, high or critical.</summary>
    public required string Severity { get; init; }

    /// <summary><c>rule.risk_score</c>, 0 to 100.</summary>
    public required int RiskScore { get; init; }

    /// <summary><c>rule.language</c>: eql, kuery, lucene, esql.</summary>
    public string? Language { get; init; }

    /// <summary><c>rule.query</c> with its place in the file; null for rule types that have none.</summary>
    public MappedText? Query { get; init; }

    /// <summary><c>rule.author</c>.</summary>
    public EquatableArray<string> Author { get; init; }

    /// <summary><c>rule.license</c>.</summary>
    public string? License { get; init; }

    /// <summary><c>rule.tags</c>.</summary>
    public EquatableArray<string> Tags { get; init; }

    /// <summary><c>rule.index</c>: index patterns, exclusions (<c>-…</c>) included.</summary>
    public EquatableArray<string> Index { get; init; }

    /// <summary><c>rule.references</c>.</summary>
    public EquatableArray<string> References { get; init; }

    /// <summary><c>rule.false_positives</c>.</summary>
    public EquatableArray<string> FalsePositives { get; init; }

    /// <summary><c>rule.from</c> (date maths).</summary>
    public string? From { get; init; }

    /// <summary><c>rule.interval</c>.</summary>
    public string? Interval { get; init; }

    /// <summary><c>rule.note</c>, Markdown.</summary>
    public string? Note { get; init; }

    /// <summary><c>rule.setup</c>, Markdown.</summary>
    public string? Setup { get; init; }

    /// <summary><c>rule.timestamp_override</c>; never changes matching or order.</summary>
    public string? TimestampOverride { get; init; }

    /// <summary><c>rule.timestamp_field</c> of EQL rules: what orders the events of a sequence; nothing to a rule about one event.</summary>
    public string? TimestampField { get; init; }

    /// <summary>Where the value of <c>rule.timestamp_field</c> stands.</summary>
    public SourceSpan TimestampFieldSpan { get; init; }

    /// <summary><c>rule.tiebreaker_field</c> of EQL rules: orders the events of a sequence that have the same time.</summary>
    public string? TiebreakerField { get; init; }

    /// <summary>Where the value of <c>rule.tiebreaker_field</c> stands.</summary>
    public SourceSpan TiebreakerFieldSpan { get; init; }

    /// <summary><c>rule.event_category_override</c> of EQL rules: the field the category test reads.</summary>
    public string? EventCategoryOverride { get; init; }

    /// <summary>Where the value of <c>rule.event_category_override</c> stands.</summary>
    public SourceSpan EventCategoryOverrideSpan { get; init; }

    /// <summary><c>rule.data_view_id</c>: names the indices through Kibana instead of <see cref="Index"/>.</summary>
    public string? DataViewId { get; init; }

    /// <summary><c>rule.building_block_type</c>.</summary>
    public string? BuildingBlockType { get; init; }

    /// <summary><c>rule.rule_name_override</c>: the field whose value names the alert.</summary>
    public string? RuleNameOverride { get; init; }

    /// <summary><c>rule.timeline_id</c>.</summary>
    public string? TimelineId { get; init; }

    /// <summary><c>rule.timeline_title</c>.</summary>
    public string? TimelineTitle { get; init; }

    /// <summary><c>rule.max_signals</c>.</summary>
    public int? MaxSignals { get; init; }

    /// <summary><c>rule.version</c>.</summary>
    public int? Version { get; init; }

    /// <summary><c>rule.enabled</c>; true when absent.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary><c>rule.anomaly_threshold</c>.</summary>
    public int? AnomalyThreshold { get; init; }

    /// <summary><c>rule.machine_learning_job_id</c>: a string or an array in the file, always a list here.</summary>
    public EquatableArray<string> MachineLearningJobId { get; init; }

    /// <summary><c>rule.investigation_fields.field_names</c>.</summary>
    public EquatableArray<string> InvestigationFields { get; init; }

    /// <summary><c>rule.threat</c>.</summary>
    public EquatableArray<ThreatDefinition> Threat { get; init; }

    /// <summary><c>rule.severity_mapping</c>.</summary>
    public EquatableArray<SeverityMappingDefinition> SeverityMapping { get; init; }

    /// <summary><c>rule.risk_score_mapping</c>.</summary>
    public EquatableArray<RiskScoreMappingDefinition> RiskScoreMapping { get; init; }

    /// <summary><c>rule.threshold</c> of threshold rules.</summary>
    public ThresholdDefinition? Threshold { get; init; }

    /// <summary><c>rule.new_terms</c> of new-terms rules.</summary>
    public NewTermsDefinition? NewTerms { get; init; }

    /// <summary>The <c>rule.threat_…</c> keys of indicator-match rules.</summary>
    public ThreatMatchDefinition? ThreatMatch { get; init; }

    /// <summary><c>rule.alert_suppression</c>.</summary>
    public AlertSuppressionDefinition? AlertSuppression { get; init; }

    /// <summary><c>rule.filters</c>: Query DSL clauses that are part of the match condition, as written.</summary>
    public EquatableArray<TomlTable> Filters { get; init; }

    /// <summary><c>rule.exceptions_list</c>: exception lists kept outside the file.</summary>
    public EquatableArray<ExceptionListReference> ExceptionsList { get; init; }

    /// <summary><c>rule.actions</c> and <c>rule.response_actions</c>, as written; what is done with alerts is not our business.</summary>
    public EquatableArray<TomlTable> Actions { get; init; }

    /// <summary><c>transform.investigate</c>: queries that a rule's note offers.</summary>
    public EquatableArray<InvestigateDefinition> Investigate { get; init; }

    /// <summary><c>transform.osquery</c>: host queries that a rule's note offers.</summary>
    public EquatableArray<OsqueryDefinition> Osquery { get; init; }

    /// <summary>
    /// Keys that change what the rule matches and that nothing evaluates yet, with their places. A rule that has any must
    /// not be compiled: without them it would mean something else. The reader has reported them as errors.
    /// </summary>
    public EquatableArray<UnsupportedKey> UnsupportedKeys { get; init; }

    /// <summary><c>[metadata]</c>.</summary>
    public required RuleFileMetadata Metadata { get; init; }

    /// <summary>What stands around a query that is in no rule file, so that the engines of rules can run it.</summary>
    /// <param name="id">Its <c>rule_id</c> and name.</param>
    public static RuleDefinition OfQuery(string id) => new()
    {
        File = new SourceText(id + ".toml", ""),
        RuleId = id,
        RuleIdSpan = default,
        Name = id,
        NameSpan = default,
        Type = RuleTypes.Eql,
        TypeSpan = default,
        Description = "",
        Severity = "low",
        RiskScore = 0,
        Metadata = new RuleFileMetadata(),
    };
}
