using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>A small schema with a field of every type and the fields that are kept in several ways.</summary>
internal static class KqlSchema
{
    public static FieldSchema Instance { get; } = FieldSchema.Create(
    [
        new("event.code", FieldType.Keyword),
        new("file.hash.md5", FieldType.Keyword),
        new("file.hash.sha1", FieldType.Keyword),
        new("file.mtime", FieldType.Date),
        new("grants", FieldType.Object),
        new("grants.action", FieldType.Keyword),
        new("grants.count", FieldType.Integer),
        new("labels", FieldType.Flattened),
        new("message", FieldType.Text),
        new("package.version", FieldType.Version),
        new("process.args", FieldType.Keyword, IsArray: true),
        new("process.interactive", FieldType.Boolean),
        new("process.name", FieldType.Keyword),
        new("process.name.text", FieldType.Text) { MultiFieldOf = "process.name" },
        new("process.pid", FieldType.Integer),
        new("source.geo.location", FieldType.Other),
        new("source.ip", FieldType.Ip),
        new("system.load", FieldType.Float),
        new("url.path", FieldType.Keyword),
    ]);
}
