using System.Text.Encodings.Web;
using System.Text.Json;
using RuleGen.Compiler.Diagnostics;

namespace RuleGen.Cli.Output;

/// <summary>
/// Diagnostics as a log of the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and editors read. Lines and columns
/// are counted from 1, columns in UTF-16 code units, ends exclusive.
/// </summary>
internal static class DiagnosticSarif
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, IReadOnlyList<RuleDiagnostic> diagnostics)
    {
        RuleDiagnosticDescriptor[] descriptors = [.. diagnostics.Select(static diagnostic => diagnostic.Descriptor).DistinctBy(static descriptor => descriptor.Id).OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal)];
        using (var writer = new Utf8JsonWriter(output, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            WriteTool(writer, descriptors);
            writer.WriteString("columnKind", "utf16CodeUnits");
            writer.WriteStartArray("results");
            foreach (RuleDiagnostic diagnostic in diagnostics)
            {
                WriteResult(writer, diagnostic, Array.FindIndex(descriptors, descriptor => descriptor.Id == diagnostic.Id));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteTool(Utf8JsonWriter writer, RuleDiagnosticDescriptor[] descriptors)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "RuleGen");
        writer.WriteString("version", typeof(DiagnosticSarif).Assembly.GetName().Version!.ToString(fieldCount: 3));
        writer.WriteString("informationUri", DiagnosticCatalogue.RepositoryUrl);
        writer.WriteStartArray("rules");
        foreach (RuleDiagnosticDescriptor descriptor in descriptors)
        {
            writer.WriteStartObject();
            writer.WriteString("id", descriptor.Id);
            WriteText(writer, "shortDescription", descriptor.Title);
            writer.WriteString("helpUri", descriptor.HelpLink);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", LevelOf(descriptor.Severity));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, RuleDiagnostic diagnostic, int descriptor)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", diagnostic.Id);
        writer.WriteNumber("ruleIndex", descriptor);
        writer.WriteString("level", LevelOf(diagnostic.Severity));
        WriteText(writer, "message", diagnostic.Message);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", UriOf(diagnostic.Path));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", diagnostic.Start.Line + 1);
        writer.WriteNumber("startColumn", diagnostic.Start.Column + 1);
        writer.WriteNumber("endLine", diagnostic.End.Line + 1);
        writer.WriteNumber("endColumn", diagnostic.End.Column + 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string property, string text)
    {
        writer.WriteStartObject(property);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string LevelOf(RuleDiagnosticSeverity severity) => severity switch
    {
        RuleDiagnosticSeverity.Error => "error",
        RuleDiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    /// <summary>A relative path stays relative, so that a code host finds the file in its checkout.</summary>
    private static string UriOf(string path) => Path.IsPathFullyQualified(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
