using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Rules;

/// <summary>One <c>[[transform.investigate]]</c>: a search that an analyst can start from an alert.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Description">What the search is for.</param>
/// <param name="Providers">Some group must hold; within a group all must.</param>
/// <param name="RelativeFrom">Date maths relative to the alert.</param>
/// <param name="RelativeTo">Date maths relative to the alert.</param>
public sealed record InvestigateDefinition(
    string Label,
    string? Description,
    EquatableArray<EquatableArray<InvestigateProvider>> Providers,
    string? RelativeFrom,
    string? RelativeTo);

/// <summary>One test of an <see cref="InvestigateDefinition"/>.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">A value, or <c>{{field}}</c> for the alert's own.</param>
/// <param name="QueryType">phrase, exists or range.</param>
/// <param name="ValueType">string, boolean and others.</param>
/// <param name="Excluded">Whether the test is negated.</param>
public sealed record InvestigateProvider(string Field, string Value, string? QueryType, string? ValueType, bool Excluded);

/// <summary>One <c>[[transform.osquery]]</c>: a query to run on the host of an alert.</summary>
public sealed record OsqueryDefinition(string Label, string Query);
