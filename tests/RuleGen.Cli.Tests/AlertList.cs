using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RuleGen.Cli.Tests;

/// <summary>The alerts of a scan, in its order: of each its id, its rule, the event's place, and a digest of the document without the time it was made at.</summary>
internal static class AlertList
{
    /// <summary>One text for each alert document.</summary>
    public static string[] Of(IEnumerable<string> documents) => [.. documents.Select(Describe)];

    private static string Describe(string document)
    {
        using JsonDocument alert = JsonDocument.Parse(document);
        JsonElement root = alert.RootElement;

        // The alert's own time stands first.
        string withoutTime = document[document.IndexOf("\"event.kind\"", StringComparison.Ordinal)..];
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(withoutTime)).AsSpan(0, 8));

        // Several files stand in a list.
        JsonElement source = root.GetProperty("rulegen.source.file");
        string file = source.ValueKind == JsonValueKind.String ? Path.GetFileName(source.GetString()!) : source.GetRawText();
        return $"{root.GetProperty("kibana.alert.uuid").GetString()} {root.GetProperty("kibana.alert.rule.rule_id").GetString()} {file}:{root.GetProperty("rulegen.source.line").GetRawText()} {digest}";
    }
}
