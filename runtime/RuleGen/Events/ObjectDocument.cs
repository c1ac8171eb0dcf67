using System.Collections;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RuleGen;

/// <summary>The documents of events that come as objects of .NET.</summary>
internal static class ObjectDocument
{
    /// <summary>The JSON text an element was parsed from.</summary>
    public static ReadOnlyMemory<byte> Write(DocumentBuffer buffer, JsonElement source) =>
        source.ValueKind == JsonValueKind.Undefined
            ? throw new ArgumentException("The default value of JsonElement is no event.", nameof(source))
            : buffer.Copy(JsonMarshal.GetRawUtf8Value(source));

    /// <summary>An object as JSON.</summary>
    public static ReadOnlyMemory<byte> Write(DocumentBuffer buffer, JsonObject source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.WriteTo(buffer.Begin());
        return buffer.End();
    }

    /// <summary>A dictionary as JSON.</summary>
    /// <exception cref="ArgumentException">It holds what no event can hold.</exception>
    public static ReadOnlyMemory<byte> Write(DocumentBuffer buffer, IReadOnlyDictionary<string, object?> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        WriteMembers(buffer.Begin(), source, depth: 0);
        return buffer.End();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        writer.WriteStartObject();
        foreach ((string key, object? value) in members)
        {
            writer.WritePropertyName(key);
            WriteValue(writer, value, key, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, string key, int depth)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case DateTimeOffset time:
                WriteTime(writer, time);
                break;
            case DateTime time:
                // As Elasticsearch reads it, a time that does not say where it is meant is one in UTC.
                WriteTime(writer, time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : time);
                break;
            case IPAddress or Guid:
                writer.WriteStringValue(value.ToString());
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element:
                // As it stands: a number keeps its text, and a lone surrogate has to be nobody's string.
                writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(element), skipInputValidation: true);
                break;
            case JsonNode node:
                node.WriteTo(writer);
                break;
            default:
                WriteNumberOrContainer(writer, value, key, depth);
                break;
        }
    }

    private static void WriteNumberOrContainer(Utf8JsonWriter writer, object value, string key, int depth)
    {
        switch (value)
        {
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case float or double:
                // JSON has no such number.
                writer.WriteNullValue();
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case IEnumerable when depth >= EventReader.MaxDepth:
                throw new ArgumentException(FormattableString.Invariant($"'{key}' stands deeper than {EventReader.MaxDepth} levels; does the dictionary hold itself?"), "source");
            case IEnumerable<KeyValuePair<string, object?>> members:
                WriteMembers(writer, members, depth);
                break;
            case IDictionary entries:
                WriteMembers(writer, MembersOf(entries, key), depth);
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    WriteValue(writer, item, key, depth + 1);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException(
                    $"'{key}' holds a {value.GetType()}, which no event can hold: give text, a number, a boolean, a time, an IP address, JSON, or dictionaries and lists of them.", "source");
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> MembersOf(IDictionary entries, string key)
    {
        // Not by its enumerator as a collection, which of a generic dictionary gives other pairs.
        for (IDictionaryEnumerator entry = entries.GetEnumerator(); entry.MoveNext();)
        {
            yield return KeyValuePair.Create(
                entry.Key as string ?? throw new ArgumentException($"'{key}' holds a dictionary whose keys are not all strings.", "source"), entry.Value);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[EventTime.LongestText];
        writer.WriteStringValue(text[..EventTime.Format(time, text)]);
    }
}
