using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RuleGen;

/// <summary>An event's document as an alert document takes it over: parsed, its envelope taken off, its duplicate keys united.</summary>
internal static class SourceDocument
{
    /// <summary>
    /// Null when the document does not parse: a trusted one can be defective behind what its reader needed. Members of an
    /// object that have the same name become one, since Elasticsearch refuses documents that repeat a key.
    /// </summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> document)
    {
        if (TryParse(document, EventReader.MaxDepth, allowDuplicates: false) is { } parsed)
        {
            return parsed;
        }

        using JsonDocument? repeating = TryParse(document, EventReader.MaxDepth, allowDuplicates: true);
        return repeating is null
            ? null
            : TryParse(DuplicateMembers.Unite(repeating.RootElement), DuplicateMembers.MaxDepth, allowDuplicates: true);
    }

    /// <summary>The event's own members: those of an envelope's <c>_source</c>, else the document's.</summary>
    public static JsonElement GetSource(JsonElement root) =>
        root.TryGetProperty("_source"u8, out JsonElement source) && source.ValueKind == JsonValueKind.Object ? source : root;

    /// <summary>The member's name; one that is not Unicode is given with its escape sequences as text.</summary>
    public static string GetName(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // A surrogate without its partner, or bytes that are not UTF-8.
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> document, int maxDepth, bool allowDuplicates)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = allowDuplicates };
            var parsed = JsonDocument.Parse(document, options);
            if (parsed.RootElement.ValueKind == JsonValueKind.Object)
            {
                return parsed;
            }

            parsed.Dispose();
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name that is not Unicode cannot be compared with the others.
            return null;
        }
    }
}
