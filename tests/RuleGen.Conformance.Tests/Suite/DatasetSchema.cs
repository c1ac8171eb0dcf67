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
            rows.UnionWith(index.MappedFields.SelectMany(static field => Rows(field.Key, field.Value)));
            rows.UnionWith(index.DynamicFields.SelectMany(static field => DynamicRows(field.Key, field.Value)));
        }

        return new StringBuilder("field,type,alias,multi_field_of,null_value\n").AppendJoin('\n', rows).Append('\n').ToString();
    }

    /// <summary>The schema that a field file declares.</summary>
    public static FieldSchema Parse(string fieldFile)
    {
        var diagnostics = new DiagnosticBag();
        FieldSchema schema = FieldSchema.Parse(new SourceText("fields.csv", fieldFile), diagnostics);
        Assert.Empty(diagnostics.Items);
        return schema;
    }

    // Date formats are left out: they say how values are written, and no query of the suite that is evaluated compares such a field.
    private static IEnumerable<string> Rows(string name, MappedField field) =>
        (field.Subfields ?? []).Select(subfield => $"{name}.{subfield.Key},{subfield.Value},,{name},").Prepend($"{name},{field.Type},{field.Path},,{NullValue(field)}");

    private static IEnumerable<string> DynamicRows(string name, string type) => type switch
    {
        DynamicString => [$"{name},text,,,", $"{name}.keyword,keyword,,{name},"],
        DynamicObjects => [$"{name},object,,,"],
        _ => [$"{name},{type},,,"],
    };

    private static string? NullValue(MappedField field) => field.NullValue is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
