using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace RuleGen.Tests.Events;

/// <summary>A value of an event as the tests compare it.</summary>
internal readonly record struct FlatValue(string Field, EventValueKind Kind, string Text);

/// <summary>What an <see cref="EventReader"/> must find in a document, by System.Text.Json and the plain definition of flattening.</summary>
internal static class ReferenceFlattening
{
    /// <summary>The values of the fields in the order of the document, or null for what is no event.</summary>
    public static List<FlatValue>? Read(
        ReadOnlySpan<byte> document, IReadOnlyCollection<string> fields, IReadOnlyDictionary<string, string>? nullValues = null)
    {
        if (!Utf8.IsValid(document))
        {
            return null;
        }

        var values = new List<FlatValue>();
        try
        {
            var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = EventReader.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            ReadObject(ref reader, "", fields, nullValues ?? new Dictionary<string, string>(), values);
            return reader.Read() ? null : values;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a JSON string with its escapes decoded; a lone surrogate becomes U+FFFD.</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        string text = Encoding.UTF8.GetString(raw);
        var decoded = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                decoded.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                decoded.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                int index = "bfnrt".IndexOf(text[i], StringComparison.Ordinal);
                decoded.Append(index < 0 ? text[i] : "\b\f\n\r\t"[index]);
            }
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(decoded.ToString()));
    }

    private static void ReadObject(
        ref Utf8JsonReader reader, string prefix, IReadOnlyCollection<string> fields, IReadOnlyDictionary<string, string> nullValues, List<FlatValue> values)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string path = prefix + Unescape(reader.ValueSpan);
            reader.Read();
            ReadValue(ref reader, path, fields, nullValues, values);
        }
    }

    private static void ReadValue(
        ref Utf8JsonReader reader, string path, IReadOnlyCollection<string> fields, IReadOnlyDictionary<string, string> nullValues, List<FlatValue> values)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadObject(ref reader, path + ".", fields, nullValues, values);
                return;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadValue(ref reader, path, fields, nullValues, values);
                }

                return;
            case JsonTokenType.Null:
                foreach (string field in FieldsOf(path, fields))
                {
                    if (nullValues.TryGetValue(field, out string? nullText))
                    {
                        values.Add(new FlatValue(field, EventValueKind.String, nullText));
                    }
                }

                return;
        }

        EventValueKind kind = reader.TokenType switch
        {
            JsonTokenType.String => EventValueKind.String,
            JsonTokenType.Number => EventValueKind.Number,
            JsonTokenType.True => EventValueKind.True,
            _ => EventValueKind.False,
        };
        string text = kind == EventValueKind.String ? Unescape(reader.ValueSpan) : Encoding.UTF8.GetString(reader.ValueSpan);
        values.AddRange(FieldsOf(path, fields).Select(field => new FlatValue(field, kind, text)));
    }

    // The field of the path, and those whose pattern it is like.
    private static IEnumerable<string> FieldsOf(string path, IReadOnlyCollection<string> fields) =>
        fields.Where(field => field.Contains('*', StringComparison.Ordinal)
            ? Regex.IsMatch(path, "\\A" + Regex.Escape(field).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.Singleline)
            : field == path);
}
