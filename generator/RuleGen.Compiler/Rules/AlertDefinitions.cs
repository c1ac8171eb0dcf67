using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Rules;

/// <summary>One <c>[[rule.severity_mapping]]</c>: an event whose field has the value gets this severity.</summary>
public sealed record SeverityMappingDefinition(string Field, string Operator, string Value, string Severity);

/// <summary>One <c>[[rule.risk_score_mapping]]</c>: the field's number, or a fixed score, becomes the risk score.</summary>
public sealed record RiskScoreMappingDefinition(string Field, string Operator, string Value, int? RiskScore);

/// <summary><c>rule.alert_suppression</c>: alerts that agree in some fields are one.</summary>
/// <param name="GroupBy"><c>group_by</c>: the fields; may be empty for threshold rules.</param>
/// <param name="DurationValue"><c>duration.value</c>, in units of <paramref name="DurationUnit"/>; null: one rule run.</param>
/// <param name="DurationUnit"><c>duration.unit</c>: s, m or h.</param>
/// <param name="MissingFieldsStrategy"><c>missing_fields_strategy</c>: suppress or doNotSuppress.</param>
public sealed record AlertSuppressionDefinition(
    EquatableArray<string> GroupBy,
    int? DurationValue,
    string? DurationUnit,
    string? MissingFieldsStrategy);

/// <summary>One item of <c>rule.exceptions_list</c>.</summary>
/// <param name="Id">Kibana's id of the list; it says nothing outside of that Kibana.</param>
/// <param name="ListId">The list's stable name.</param>
/// <param name="ListIdSpan">Where the name stands.</param>
/// <param name="NamespaceType">single or agnostic.</param>
/// <param name="Type">detection, endpoint and others.</param>
public sealed record ExceptionListReference(string? Id, string ListId, SourceSpan ListIdSpan, string? NamespaceType, string? Type);

/// <summary>A key that changes what a rule matches and is not evaluated yet.</summary>
/// <param name="Key">The key with its table, such as <c>rule.filters</c>.</param>
/// <param name="Span">Where the key stands.</param>
public readonly record struct UnsupportedKey(string Key, SourceSpan Span);
