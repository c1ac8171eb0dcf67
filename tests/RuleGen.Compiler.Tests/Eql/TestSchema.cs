using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>A small schema with a field of every type.</summary>
internal sealed class TestSchema : IFieldSchema
{
    private static readonly Dictionary<string, FieldType> Fields = new(StringComparer.Ordinal)
    {
        ["event.category"] = FieldType.Keyword,
        ["event.code"] = FieldType.Keyword,
        ["process.name"] = FieldType.Keyword,
        ["process.args"] = FieldType.Keyword,
        ["process.pid"] = FieldType.Integer,
        ["process.interactive"] = FieldType.Boolean,
        ["system.load"] = FieldType.Float,
        ["source.ip"] = FieldType.Ip,
        ["file.mtime"] = FieldType.Date,
        ["package.version"] = FieldType.Version,
        ["message"] = FieldType.Text,
        ["labels"] = FieldType.Flattened,
        ["process.parent"] = FieldType.Object,
        ["source.geo.location"] = FieldType.Other,
    };

    public static TestSchema Instance { get; } = new();

    public bool TryGetField(string path, out FieldReference field)
    {
        bool isKnown = Fields.TryGetValue(path, out FieldType type);
        field = new FieldReference(path, type);
        return isKnown;
    }

    public IReadOnlyList<string> Nearest(string path) => path.StartsWith("proces.", StringComparison.Ordinal) ? ["process.name"] : [];
}
