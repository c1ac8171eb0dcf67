using RuleGen.Compiler.Schema;

namespace RuleGen.Conformance.Tests;

/// <summary>Turns a data set's mapping into a schema.</summary>
internal static class DatasetSchema
{
    // How datasets.json names the mapping of a JSON string that the index met first in a document: text, and a keyword beside it.
    private const string DynamicString = "text+keyword (dynamic)";

    /// <summary>The fields of all indices; a search sees them as one.</summary>
    public static FieldSchema Create(DatasetInfo info) => FieldSchema.Create(info.Indices.SelectMany(static index =>
        index.MappedFields.Where(static field => field.Value.Type != "alias").Select(static field => new FieldInfo(field.Key, TypeOf(field.Value)))
            .Concat(index.DynamicFields.Select(static field => new FieldInfo(field.Key, TypeOf(field.Value))))));

    // EQL compares a text field by its keyword subfield, where it has one.
    private static FieldType TypeOf(MappedField field) =>
        field.Subfields?.ContainsValue("keyword") == true ? FieldType.Keyword : TypeOf(field.Type);

    private static FieldType TypeOf(string type) =>
        type == DynamicString ? FieldType.Keyword
        : FieldTypes.TryGet(type, out FieldType known) ? known
        : FieldType.Object;
}
