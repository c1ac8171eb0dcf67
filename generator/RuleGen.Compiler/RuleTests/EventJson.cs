using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Events of tests as JSON.</summary>
internal static class EventJson
{
    // As deep as the runtime reads events.
    private const int MaxDepth = 512;
    private const int LongestReason = 200;

    /// <summary>How documents of tests are parsed.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = MaxDepth };

    /// <summary>Why a text is no event; null when it is one.</summary>
    public static string? FindProblem(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return $"an event is a JSON object, not {KindOf(document.RootElement)}";
            }

            Decode(document.RootElement);
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half of a surrogate pair is found only when a string is decoded.
            return $"this is not JSON ({MessageText.Inline(e.Message, LongestReason)})";
        }
    }

    /// <summary>A value of a TOML file as JSON; a date stands as the text it is written as.</summary>
    /// <returns>False: JSON has no such value (nan, inf), and <paramref name="problem"/> is where it stands.</returns>
    public static bool TryConvert(TomlValue value, out JsonNode? json, out TomlValue? problem)
    {
        problem = null;
        json = null;
        switch (value)
        {
            case TomlString text:
                json = JsonValue.Create(text.Text);
                return true;
            case TomlInteger integer:
                json = JsonValue.Create(integer.Value);
                return true;
            case TomlFloat real when !double.IsNaN(real.Value) && !double.IsInfinity(real.Value):
                json = JsonNode.Parse(real.Value.ToString("R", CultureInfo.InvariantCulture));
                return true;
            case TomlBoolean boolean:
                json = JsonValue.Create(boolean.Value);
                return true;
            case TomlDateTime date:
                json = JsonValue.Create(date.Text.Replace(' ', 'T'));
                return true;
            case TomlArray array:
                return TryConvert(array, out json, out problem);
            case TomlTable table:
                return TryConvert(table, out json, out problem);
            default:
                problem = value;
                return false;
        }
    }

    private static bool TryConvert(TomlArray array, out JsonNode? json, out TomlValue? problem)
    {
        var items = new JsonArray();
        json = items;
        problem = null;
        foreach (TomlValue item in array.Items)
        {
            if (!TryConvert(item, out JsonNode? converted, out problem))
            {
                return false;
            }

            items.Add(converted);
        }

        return true;
    }

    private static bool TryConvert(TomlTable table, out JsonNode? json, out TomlValue? problem)
    {
        var members = new JsonObject();
        json = members;
        problem = null;
        foreach (TomlEntry entry in table.Entries)
        {
            if (!TryConvert(entry.Value, out JsonNode? converted, out problem))
            {
                return false;
            }

            members.Add(entry.Key, converted);
        }

        return true;
    }

    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }

    private static string KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
