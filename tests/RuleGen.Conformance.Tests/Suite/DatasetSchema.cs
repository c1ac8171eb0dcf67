using System.Text;
using System.Text.Json;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>Writes a data set's mapping as a field file, as a user would.</summary>
internal static class DatasetSchema
{
    // How datasets.json names the mapping of a JSON string that the index met first in a document: text, and a keyword beside it.
    private const string DynamicString = "text+keyword (dynamic)";

    // ... and that of an array of objects.
    private const string DynamicObjects = "object[]";

    /// <summary>The field file of all indices; a search sees them as one.</summary>
    public static string ToFieldFile(DatasetInfo info)
    {
        var rows = new SortedSet<string>(StringComparer.Ordinal);
        foreach (DatasetIndex index in info.Indices)
        {
            rows.UnionWith(index.MappedFields.SelectMany(field => Rows(field.Key, field.Value, FormatOf(info, field.Key))));
            rows.UnionWith(index.DynamicFields.SelectMany(static field => DynamicRows(field.Key, field.Value)));
        }

        return new StringBuilder("field,type,alias,multi_field_of,null_value,format\n").AppendJoin('\n', rows).Append('\n').ToString();
    }

    /// <summary>The schema that a field file declares.</summary>
    public static FieldSchema Parse(string fieldFile)
    {
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = FieldSchema.Parse(new SourceText("fields.csv", fieldFile), diagnostics);
        Assert.Empty(diagnostics.Items);
        return schema;
    }

    private static IEnumerable<string> Rows(string name, MappedField field, string format) =>
        (field.Subfields ?? []).Select(subfield => $"{name}.{subfield.Key},{subfield.Value},,{name},,").Prepend($"{name},{field.Type},{field.Path},,{NullValue(field)},{format}");

    // Two indices may write the dates of one field in two ways; a search reads both.
    private static string FormatOf(DatasetInfo info, string name) => string.Join("||", info.Indices
        .Select(index => index.MappedFields.GetValueOrDefault(name)?.Format)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal));

    private static IEnumerable<string> DynamicRows(string name, string type) => type switch
    {
        DynamicString => [$"{name},text,,,,", $"{name}.keyword,keyword,,{name},,"],
        DynamicObjects => [$"{name},object,,,,"],
        _ => [$"{name},{type},,,,"],
    };

    private static string? NullValue(MappedField field) => field.NullValue is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
