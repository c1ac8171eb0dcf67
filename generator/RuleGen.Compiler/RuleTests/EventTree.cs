using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// An event that is put together from pieces: every field at its full path, whatever spelling it came in. A value at a path replaces what was
/// there, above and below.
/// </summary>
internal sealed class EventTree
{
    /// <summary>Letters and quotes stay as they are where JSON allows it: people read these documents.</summary>
    public static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root;

    public EventTree() => _root = [];

    private EventTree(JsonObject root) => _root = root;

    /// <summary>A copy that can be changed by itself.</summary>
    public EventTree Clone() => new((JsonObject)_root.DeepClone());

    /// <summary>Sets a field. An object is taken apart into its fields; an array is one value.</summary>
    public void Set(string path, JsonNode? value)
    {
        if (value is JsonObject { Count: > 0 } fields)
        {
            foreach (KeyValuePair<string, JsonNode?> field in fields.ToArray())
            {
                fields.Remove(field.Key);
                Set(path.Length == 0 ? field.Key : path + "." + field.Key, field.Value);
            }

            return;
        }

        string[] parts = Parts(path);
        JsonObject parent = _root;
        foreach (string part in parts.Take(parts.Length - 1))
        {
            if (parent[part] is not JsonObject child)
            {
                parent[part] = child = [];
            }

            parent = child;
        }

        parent[parts[parts.Length - 1]] = value;
    }

    /// <summary>Sets all fields of an object.</summary>
    public void SetAll(JsonObject fields)
    {
        foreach (KeyValuePair<string, JsonNode?> field in fields.ToArray())
        {
            fields.Remove(field.Key);
            Set(field.Key, field.Value);
        }
    }

    /// <summary>Sets all fields of a document. Of a repeated key the last counts.</summary>
    public void SetAll(JsonElement document)
    {
        foreach (JsonProperty member in document.EnumerateObject())
        {
            SetElement(member.Name, member.Value);
        }
    }

    /// <summary>Takes a field away with everything below it; false when there is none.</summary>
    public bool Remove(string path)
    {
        string[] parts = Parts(path);
        JsonObject? parent = _root;
        foreach (string part in parts.Take(parts.Length - 1))
        {
            parent = parent?[part] as JsonObject;
        }

        return parent?.Remove(parts[parts.Length - 1]) ?? false;
    }

    /// <summary>The event as a JSON document on one line.</summary>
    public string ToJson() => _root.ToJsonString(Format);

    private void SetElement(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any())
        {
            Set(path, JsonNode.Parse(value.GetRawText()));
            return;
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            SetElement(path + "." + member.Name, member.Value);
        }
    }

    // A path with an empty part means what it says and is one key.
    private static string[] Parts(string path) => path.Split('.') is var parts && Array.Exists(parts, static part => part.Length == 0) ? [path] : parts;
}
