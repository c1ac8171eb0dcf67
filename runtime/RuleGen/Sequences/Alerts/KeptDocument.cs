using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RuleGen;

/// <summary>The values of kept fields: what several events have in common, and as a JSON object.</summary>
internal static class KeptDocument
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values of the fields that have the same values in all events, in the same order.</summary>
    public static List<KeptValue> FindCommon(IReadOnlyList<List<KeptValue>> events)
    {
        ILookup<int, KeptValue>[] others = [.. events.Skip(1).Select(values => values.ToLookup(value => value.Field))];
        return
        [
            .. events[0].GroupBy(value => value.Field)
                .Where(field => Array.TrueForAll(others, other => IsSame([.. field], [.. other[field.Key]])))
                .SelectMany(field => field),
        ];
    }

    /// <summary>Writes values as a JSON object with a member for each field.</summary>
    public static byte[] Write(List<KeptValue> values, IReadOnlyList<string> names)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(output, s_options);
        writer.WriteStartObject();
        foreach (IGrouping<int, KeptValue> field in values.GroupBy(value => value.Field))
        {
            writer.WritePropertyName(names[field.Key]);
            bool isArray = field.Count() > 1;
            if (isArray)
            {
                writer.WriteStartArray();
            }

            foreach (KeptValue value in field)
            {
                WriteValue(writer, value);
            }

            if (isArray)
            {
                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, KeptValue value)
    {
        if (value.Kind == EventValueKind.String)
        {
            writer.WriteStringValue(value.Text);
        }
        else
        {
            // A number, true, false or an object: JSON as it stood in the document.
            writer.WriteRawValue(value.Text, skipInputValidation: true);
        }
    }

    private static bool IsSame(KeptValue[] left, KeptValue[] right)
    {
        bool isSame = left.Length == right.Length;
        for (int i = 0; isSame && i < left.Length; i++)
        {
            isSame = left[i].IsSame(right[i]);
        }

        return isSame;
    }
}
