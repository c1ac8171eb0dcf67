using System.Text.Encodings.Web;
using System.Text.Json;
using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Cli.Output;

/// <summary>
/// Diagnostics for programs: a JSON array of objects with <c>file</c>, <c>line</c>, <c>column</c>, <c>endLine</c>, <c>endColumn</c>
/// (counted from 1, the end exclusive), <c>severity</c>, <c>id</c>, <c>title</c> and <c>message</c>.
/// </summary>
internal static class DiagnosticJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, IEnumerable<RuleDiagnostic> diagnostics)
    {
        using (var writer = new Utf8JsonWriter(output, s_options))
        {
            writer.WriteStartArray();
            foreach (RuleDiagnostic diagnostic in diagnostics)
            {
                writer.WriteStartObject();
                writer.WriteString("file", diagnostic.Path);
                writer.WriteNumber("line", diagnostic.Start.Line + 1);
                writer.WriteNumber("column", diagnostic.Start.Column + 1);
                writer.WriteNumber("endLine", diagnostic.End.Line + 1);
                writer.WriteNumber("endColumn", diagnostic.End.Column + 1);
                writer.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
                writer.WriteString("id", diagnostic.Id);
                writer.WriteString("title", diagnostic.Descriptor.Title);
                writer.WriteString("message", diagnostic.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        output.Write("\n"u8);
    }
}
