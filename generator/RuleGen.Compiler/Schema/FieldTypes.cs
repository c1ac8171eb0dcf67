namespace RuleGen.Compiler.Schema;

/// <summary>Elasticsearch's names of field types, and what each is to matching.</summary>
/// <remarks>Source: Elasticsearch reference, "Field data types". <c>unknown</c> is ours: a field without a known type.</remarks>
public static class FieldTypes
{
    private static readonly Dictionary<string, FieldType> ByName = new(StringComparer.Ordinal)
    {
        ["keyword"] = FieldType.Keyword,
        ["constant_keyword"] = FieldType.Keyword,
        ["wildcard"] = FieldType.Keyword,
        ["text"] = FieldType.Text,
        ["match_only_text"] = FieldType.Text,
        ["long"] = FieldType.Integer,
        ["integer"] = FieldType.Integer,
        ["short"] = FieldType.Integer,
        ["byte"] = FieldType.Integer,
        ["unsigned_long"] = FieldType.Integer,
        ["double"] = FieldType.Float,
        ["float"] = FieldType.Float,
        ["half_float"] = FieldType.Float,
        ["scaled_float"] = FieldType.Float,
        ["boolean"] = FieldType.Boolean,
        ["date"] = FieldType.Date,
        ["date_nanos"] = FieldType.DateNanos,
        ["ip"] = FieldType.Ip,
        ["version"] = FieldType.Version,
        ["flattened"] = FieldType.Flattened,
        ["object"] = FieldType.Object,
        ["nested"] = FieldType.Object,
        ["geo_point"] = FieldType.Other,
        ["geo_shape"] = FieldType.Other,
        ["binary"] = FieldType.Other,
        ["unknown"] = FieldType.Dynamic,
    };

    /// <summary>All names, in no particular order.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The type of a name; false when Elasticsearch has no such type, or one that no query here could ask.</summary>
    public static bool TryGet(string name, out FieldType type) => ByName.TryGetValue(name, out type);
}
