using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>Reads an event's join keys: one for each combination of the values of a stage's fields, none when it lacks one that is not optional.</summary>
internal static class JoinKeyReader
{
    // As many as the runtime takes.
    private const int MaxKeys = 1_024;
    private const int LongestValue = 80;

    public static IReadOnlyList<StreamKey> Read(QueryStage stage, IFieldSource source, Func<FieldReference, int> slotOf)
    {
        IReadOnlyList<StreamKey> keys = [new StreamKey("", "")];
        foreach (JoinKey key in stage.Keys)
        {
            List<StreamKey> values = key.Field is { } field ? ValuesOf(field, source, slotOf(field)) : [];
            if (values.Count == 0 && !key.IsOptional)
            {
                return [];
            }

            if (values.Count == 0)
            {
                values.Add(new StreamKey("null", $"no {key.Field?.Name ?? "value"}"));
            }

            keys = [.. keys.SelectMany(_ => values, Join).Take(MaxKeys)];
        }

        return keys;
    }

    /// <summary>The encoding of the first value of a field; empty when there is none.</summary>
    public static byte[] ReadFirst(FieldReference field, IFieldSource source, int slot)
    {
        var output = new ByteBuffer();
        int value = source.FirstValue(slot);
        return value >= 0 && TryEncode(output, field, source, value) ? output.Span.ToArray() : [];
    }

    private static StreamKey Join(StreamKey first, StreamKey second) =>
        new(first.Identity + "/" + second.Identity, first.Description.Length == 0 ? second.Description : first.Description + ", " + second.Description);

    private static List<StreamKey> ValuesOf(FieldReference field, IFieldSource source, int slot)
    {
        var values = new List<StreamKey>();
        var output = new ByteBuffer();
        for (int value = source.FirstValue(slot); value >= 0; value = source.NextValue(value))
        {
            output.Clear();
            if (TryEncode(output, field, source, value))
            {
                string text = MessageText.Inline(Utf8Bytes.ToText(source.GetText(value)), LongestValue);
                string seen = source.GetKind(value) == FieldValueKind.String ? $"\"{text}\"" : text;
                values.Add(new StreamKey(Convert.ToBase64String(output.Span.ToArray()), $"{field.Name} = {seen}"));
            }
        }

        return [.. values.Distinct()];
    }

    private static bool TryEncode(ByteBuffer output, FieldReference field, IFieldSource source, int value)
    {
        JoinKeyType type = JoinKeyTypes.Of(field);
        return JoinKeyEncoder.TryEncode(
            output,
            type == JoinKeyType.ByValue ? JoinKeyTypes.Of(source.GetKind(value)) : type,
            Utf8Bytes.Of(field.Format ?? ""),
            source.GetText(value));
    }
}
