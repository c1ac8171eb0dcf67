using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Schema;

/// <summary>What every language says of the names of fields.</summary>
internal static class FieldNames
{
    // Elasticsearch allows 20 levels by default. What a ruleset knows of a path grows with the square of its parts.
    private const int MostParts = 50;

    /// <summary>What to say of a name that <see cref="IsTooDeep"/>.</summary>
    public static string TooDeepMessage { get; } =
        FormattableString.Invariant($"this field name has more than {MostParts} parts; no index maps a field so deep");

    /// <summary>Whether a name has more parts than any mapping.</summary>
    public static bool IsTooDeep(string name) => name.Count(static c => c == '.') >= MostParts;

    /// <summary>What to say of a field no schema has.</summary>
    public static string UnknownMessage(string name, FieldSchema schema) =>
        $"unknown field {MessageText.Quote(name)}: its values are compared as each event gives them{NearestNames.DidYouMean(schema.Nearest(name))}";

    /// <summary>A type as an adjective before "field".</summary>
    public static string Describe(FieldType type) => type switch
    {
        FieldType.Keyword => "keyword",
        FieldType.Text => "text",
        FieldType.Integer or FieldType.Float => "number",
        FieldType.Boolean => "boolean",
        FieldType.Date or FieldType.DateNanos => "date",
        FieldType.Ip => "ip",
        FieldType.Version => "version",
        FieldType.Flattened => "flattened",
        FieldType.Object => "object",
        FieldType.Dynamic => "dynamic",
        _ => "geo or other special",
    };
}
