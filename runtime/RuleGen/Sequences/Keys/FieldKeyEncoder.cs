namespace RuleGen;

/// <summary>Encodes a value of an event's field as a part of a join key.</summary>
internal static class FieldKeyEncoder
{
    /// <summary>Appends a value's encoding; false, and nothing, when a field of the type cannot hold it.</summary>
    public static bool TryEncode(ByteBuffer output, JoinKeyType type, ReadOnlySpan<byte> dateFormats, EventValueKind kind, ReadOnlySpan<byte> text) =>
        JoinKeyEncoder.TryEncode(output, type == JoinKeyType.ByValue ? TypeOf(kind) : type, dateFormats, text);

    private static JoinKeyType TypeOf(EventValueKind kind) => kind switch
    {
        EventValueKind.Number => JoinKeyType.Number,
        EventValueKind.True or EventValueKind.False => JoinKeyType.Boolean,
        _ => JoinKeyType.Text,
    };
}
