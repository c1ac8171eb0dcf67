using RuleGen.Matching;

namespace RuleGen;

/// <summary>Encodes a value of a field as a part of a join key.</summary>
internal static class JoinKeyEncoder
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>Appends a value's encoding; false, and nothing, when a field of the type cannot hold it.</summary>
    public static bool TryEncode(
        ByteBuffer output,
        JoinKeyType type,
        ReadOnlySpan<byte> dateFormats,
        EventValueKind kind,
        ReadOnlySpan<byte> text)
    {
        switch (type == JoinKeyType.ByValue ? TypeOf(kind) : type)
        {
            case JoinKeyType.Number:
                return TryEncodeNumber(output, text);
            case JoinKeyType.Boolean:
                return TryEncodeBoolean(output, text);
            case JoinKeyType.Ip:
                return TryEncodeAddress(output, text);
            case JoinKeyType.Date:
                return TryEncodeDate(output, dateFormats, text);
            default:
                output.Write((byte)JoinKeyPart.Text);
                output.WriteString(text);
                return true;
        }
    }

    private static JoinKeyType TypeOf(EventValueKind kind) => kind switch
    {
        EventValueKind.Number => JoinKeyType.Number,
        EventValueKind.True or EventValueKind.False => JoinKeyType.Boolean,
        _ => JoinKeyType.Text,
    };

    private static bool TryEncodeNumber(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        if (!JsonNumber.TryParse(text, out JsonNumber number))
        {
            return false;
        }

        if (number.Unsigned != 0)
        {
            Write(output, JoinKeyPart.Unsigned, (long)number.Unsigned);
        }
        else if (number.IsInteger)
        {
            Write(output, JoinKeyPart.Integer, number.Integer);
        }
        else if (number.Float is >= -TwoTo63 and < TwoTo63 && Math.Truncate(number.Float) == number.Float)
        {
            // 4.0 and 4e0 are 4.
            Write(output, JoinKeyPart.Integer, (long)number.Float);
        }
        else
        {
            Write(output, JoinKeyPart.Float, BitConverter.DoubleToInt64Bits(number.Float));
        }

        return true;
    }

    private static bool TryEncodeBoolean(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        bool isTrue = text.SequenceEqual("true"u8);
        if (!isTrue && !text.SequenceEqual("false"u8))
        {
            return false;
        }

        output.Write((byte)(isTrue ? JoinKeyPart.True : JoinKeyPart.False));
        return true;
    }

    private static bool TryEncodeAddress(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        if (!IpAddress.TryParse(text, out IpAddress address))
        {
            return false;
        }

        Write(output, JoinKeyPart.Ip, (long)address.High);
        output.Write((long)address.Low);
        return true;
    }

    private static bool TryEncodeDate(ByteBuffer output, ReadOnlySpan<byte> formats, ReadOnlySpan<byte> text)
    {
        if (!DateText.TryParse(text, formats, roundUp: false, out DatePoint point))
        {
            return false;
        }

        Write(output, JoinKeyPart.Date, point.Milliseconds);
        return true;
    }

    private static void Write(ByteBuffer output, JoinKeyPart part, long value)
    {
        output.Write((byte)part);
        output.Write(value);
    }
}
