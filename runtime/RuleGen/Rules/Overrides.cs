namespace RuleGen;

/// <summary>Gives an alert another severity when the event's field has the value.</summary>
/// <param name="Field">The event field.</param>
/// <param name="Value">The exact value.</param>
/// <param name="Severity">The severity it gives. Of several that apply the gravest wins.</param>
public sealed record SeverityOverride(string Field, string Value, Severity Severity);

/// <summary>Gives an alert another risk score when the event's field has the value.</summary>
/// <param name="Field">The event field.</param>
/// <param name="Value">The exact value; empty: any number in the field.</param>
/// <param name="RiskScore">The score it gives; null: the field's own number, when it is 0 to 100.</param>
public sealed record RiskScoreOverride(string Field, string Value, int? RiskScore);
