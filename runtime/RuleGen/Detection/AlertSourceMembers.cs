using System.Runtime.InteropServices;
using System.Text.Json;

namespace RuleGen;

/// <summary>Writes the source event's members into an alert document.</summary>
internal static class AlertSourceMembers
{
    // Paths only the alert itself may fill. An event must not be able to speak for the detector.
    private static readonly string[] s_reserved = ["@timestamp", "event.kind", "kibana.alert", "rulegen.source", "rulegen.events", "rulegen.join_keys"];

    public static void Write(Utf8JsonWriter writer, JsonElement source)
    {
        WriteOriginalEvent(writer, source);
        WriteMembers(writer, source, "");
    }

    /// <summary>The fields of <c>event</c>, nested or dotted, each once, as <c>kibana.alert.original_event.*</c>.</summary>
    private static void WriteOriginalEvent(Utf8JsonWriter writer, JsonElement source)
    {
        // event.original is the whole event once more.
        var written = new HashSet<string>(StringComparer.Ordinal) { "event.original" };
        foreach (JsonProperty member in source.EnumerateObject())
        {
            string name = SourceDocument.GetName(member);
            if (name == "event" && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty field in member.Value.EnumerateObject())
                {
                    WriteField("event." + SourceDocument.GetName(field), field.Value);
                }
            }
            else if (name.StartsWith("event.", StringComparison.Ordinal))
            {
                WriteField(name, member.Value);
            }
        }

        void WriteField(string name, JsonElement value)
        {
            if (written.Add(name))
            {
                writer.WritePropertyName("kibana.alert.original_" + name);
                WriteRaw(writer, value);
            }
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement source, string prefix)
    {
        foreach (JsonProperty member in source.EnumerateObject())
        {
            string name = SourceDocument.GetName(member);
            string path = prefix + name;
            if (!Array.Exists(s_reserved, reserved => IsAtOrBelow(path, reserved)))
            {
                writer.WritePropertyName(name);
                WriteValue(writer, member.Value, path);
            }
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, JsonElement value, string path)
    {
        bool holdsReserved = Array.Exists(s_reserved, reserved => IsAtOrBelow(reserved, path));
        if (holdsReserved && value.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            WriteMembers(writer, value, path + ".");
            writer.WriteEndObject();
        }
        else if (holdsReserved && value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (JsonElement item in value.EnumerateArray())
            {
                WriteValue(writer, item, path);
            }

            writer.WriteEndArray();
        }
        else
        {
            WriteRaw(writer, value);
        }
    }

    private static bool IsAtOrBelow(string path, string root) =>
        path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '.');

    /// <summary>Copies a value as written, but on one line: a line end in JSON is never part of a string.</summary>
    public static void WriteRaw(Utf8JsonWriter writer, JsonElement value)
    {
        ReadOnlySpan<byte> json = JsonMarshal.GetRawUtf8Value(value);
        if (json.IndexOfAny((byte)'\n', (byte)'\r') < 0)
        {
            writer.WriteRawValue(json, skipInputValidation: true);
            return;
        }

        byte[] line = new byte[json.Length];
        int length = 0;
        foreach (byte c in json)
        {
            if (c is not ((byte)'\n' or (byte)'\r'))
            {
                line[length++] = c;
            }
        }

        writer.WriteRawValue(line.AsSpan(0, length), skipInputValidation: true);
    }
}
