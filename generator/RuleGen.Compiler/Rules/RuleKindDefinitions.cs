using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <summary><c>rule.threshold</c>: so many events that agree in some fields make an alert.</summary>
/// <param name="Field">The fields the events agree in; may be empty.</param>
/// <param name="Value">How many events it takes.</param>
/// <param name="Cardinality">How many different values other fields must have among them.</param>
public sealed record ThresholdDefinition(
    EquatableArray<string> Field,
    int Value,
    EquatableArray<CardinalityDefinition> Cardinality);

/// <summary>One <c>[[rule.threshold.cardinality]]</c>.</summary>
public sealed record CardinalityDefinition(string Field, int Value);

/// <summary><c>rule.new_terms</c>: an event alerts when its values were not seen within a window before.</summary>
/// <param name="Field">Always <c>new_terms_fields</c> in published rules.</param>
/// <param name="Value">The fields whose combination must be new, one to three.</param>
/// <param name="HistoryWindowStart">How far back the window reaches.</param>
public sealed record NewTermsDefinition(
    string Field,
    EquatableArray<string> Value,
    EquatableArray<HistoryWindowStart> HistoryWindowStart);

/// <summary>One <c>[[rule.new_terms.history_window_start]]</c>.</summary>
/// <param name="Field">Always <c>history_window_start</c> in published rules.</param>
/// <param name="Value">Date maths such as <c>now-7d</c>.</param>
public sealed record HistoryWindowStart(string Field, string Value);

/// <summary>The <c>rule.threat_…</c> keys: events are joined with indicators of compromise.</summary>
/// <param name="Index"><c>threat_index</c>: where the indicators are.</param>
/// <param name="IndicatorPath"><c>threat_indicator_path</c>.</param>
/// <param name="Query"><c>threat_query</c>: which indicators count.</param>
/// <param name="Language"><c>threat_language</c>.</param>
/// <param name="Mapping"><c>threat_mapping</c>: some item must hold.</param>
/// <param name="Filters"><c>threat_filters</c>: Query DSL clauses on the indicators, as written.</param>
public sealed record ThreatMatchDefinition(
    EquatableArray<string> Index,
    string? IndicatorPath,
    MappedText Query,
    string? Language,
    EquatableArray<ThreatMappingDefinition> Mapping,
    EquatableArray<TomlTable> Filters);

/// <summary>One <c>[[rule.threat_mapping]]</c>: all entries must hold.</summary>
public sealed record ThreatMappingDefinition(EquatableArray<ThreatMappingEntry> Entries);

/// <summary>One entry: the event's field equals the indicator's.</summary>
/// <param name="Field">The event's field.</param>
/// <param name="Type">Always <c>mapping</c> in published rules.</param>
/// <param name="Value">The indicator's field.</param>
public sealed record ThreatMappingEntry(string Field, string Type, string Value);
