using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>A small schema with a field of every type.</summary>
internal static class TestSchema
{
    public static FieldSchema Instance { get; } = FieldSchema.Create(
    [
        new("event.category", FieldType.Keyword),
        new("event.code", FieldType.Keyword),
        new("process.name", FieldType.Keyword),
        new("process.args", FieldType.Keyword),
        new("process.pid", FieldType.Integer),
        new("process.interactive", FieldType.Boolean),
        new("process.parent.name", FieldType.Keyword),
        new("system.load", FieldType.Float),
        new("source.ip", FieldType.Ip),
        new("source.geo.location", FieldType.Other),
        new("file.mtime", FieldType.Date),
        new("package.version", FieldType.Version),
        new("message", FieldType.Text),
        new("title", FieldType.Text),
        new("title.keyword", FieldType.Keyword) { MultiFieldOf = "title" },
        new("process.name.caseless", FieldType.Keyword) { MultiFieldOf = "process.name" },
        new("process.name.text", FieldType.Text) { MultiFieldOf = "process.name" },
        new("proc", FieldType.Dynamic) { AliasOf = "process.name" },
        new("labels", FieldType.Flattened),
    ]);
}
