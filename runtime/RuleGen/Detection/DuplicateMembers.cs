using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace RuleGen;

/// <summary>
/// Makes one member of those that have the same name: objects are merged, other values become one array. This is what
/// repeated keys mean to an <see cref="EventReader"/>; a document store refuses them.
/// </summary>
internal static class DuplicateMembers
{
    /// <summary>How deep a result can be: an object and a number of one name become an array around the object, one level more.</summary>
    public const int MaxDepth = 2 * EventReader.MaxDepth;

    /// <summary>The value without repeated keys, at any depth; numbers and strings as written.</summary>
    public static ReadOnlyMemory<byte> Unite(JsonElement root)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { MaxDepth = MaxDepth });
        WriteUnited(writer, root);
        writer.Flush();
        return output.WrittenMemory;
    }

    private static void WriteUnited(Utf8JsonWriter writer, params ReadOnlySpan<JsonElement> values)
    {
        if (values.Length == 1 && values[0].ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(values[0]), skipInputValidation: true);
        }
        else if (IsAllObjects(values))
        {
            writer.WriteStartObject();
            foreach ((string name, List<JsonElement> sameName) in GroupMembers(values))
            {
                writer.WritePropertyName(name);
                WriteUnited(writer, CollectionsMarshal.AsSpan(sameName));
            }

            writer.WriteEndObject();
        }
        else
        {
            writer.WriteStartArray();
            foreach (JsonElement value in values)
            {
                WriteItems(writer, value);
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteItems(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            WriteUnited(writer, value);
            return;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            WriteUnited(writer, item);
        }
    }

    private static bool IsAllObjects(ReadOnlySpan<JsonElement> values)
    {
        foreach (JsonElement value in values)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                return false;
            }
        }

        return true;
    }

    private static OrderedDictionary<string, List<JsonElement>> GroupMembers(ReadOnlySpan<JsonElement> objects)
    {
        var groups = new OrderedDictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        foreach (JsonElement item in objects)
        {
            foreach (JsonProperty member in item.EnumerateObject())
            {
                string name = SourceDocument.GetName(member);
                if (!groups.TryGetValue(name, out List<JsonElement>? group))
                {
                    groups.Add(name, group = []);
                }

                group.Add(member.Value);
            }
        }

        return groups;
    }
}
