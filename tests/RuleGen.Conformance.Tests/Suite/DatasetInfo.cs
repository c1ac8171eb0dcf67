using System.Text.Json;

namespace RuleGen.Conformance.Tests;

/// <summary>An entry of <c>datasets.json</c>.</summary>
/// <param name="EventCategoryField">The field that the word before <c>where</c> is compared with.</param>
/// <param name="TimestampField">The field that orders events.</param>
/// <param name="TiebreakerField">The field that orders events of the same time.</param>
/// <param name="Indices">The indices that are searched together.</param>
/// <param name="Normalized">The file of documents.</param>
internal sealed record DatasetInfo(
    string EventCategoryField,
    string TimestampField,
    string? TiebreakerField,
    IReadOnlyList<DatasetIndex> Indices,
    string Normalized);

/// <summary>An index of a data set.</summary>
/// <param name="MappedFields">What its mapping declares.</param>
/// <param name="DynamicFields">What Elasticsearch adds when it meets a field that the mapping does not have.</param>
internal sealed record DatasetIndex(Dictionary<string, MappedField> MappedFields, Dictionary<string, string> DynamicFields);

/// <summary>A field of a mapping.</summary>
/// <param name="Type">Its mapping type; <c>alias</c>: another field's name.</param>
/// <param name="Path">The field an alias stands for.</param>
/// <param name="NullValue">What is indexed in the place of a JSON null.</param>
/// <param name="Format">How dates are written; null: in the default format.</param>
/// <param name="Subfields">Other ways in which the same values are indexed, by name.</param>
internal sealed record MappedField(string Type, string? Path, JsonElement? NullValue, string? Format, Dictionary<string, string>? Subfields);

/// <summary>A row of a file of documents.</summary>
/// <param name="Id">How expected answers name the event.</param>
/// <param name="TsMs">Its time in milliseconds since 1970; null without one.</param>
/// <param name="Tiebreak">What orders it among events of the same time.</param>
/// <param name="Source">The document.</param>
internal sealed record DatasetRow(long Id, long? TsMs, long? Tiebreak, JsonElement Source);
