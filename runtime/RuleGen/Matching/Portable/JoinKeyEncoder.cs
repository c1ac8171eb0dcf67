using RuleGen.Matching;

namespace RuleGen;

/// <summary>Encodes a value of a field as a part of a join key.</summary>
internal static class JoinKeyEncoder
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>Appends a value's encoding; false, and nothing, when a field of the type cannot hold it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="type">The type of the field; of <see cref="JoinKeyType.ByValue"/>, the one its value has.</param>
    /// <param name="dateFormats">How dates are written, UTF-8; empty: in the default format.</param>
    /// <param name="text">The value's text.</param>
    public static bool TryEncode(ByteBuffer output, JoinKeyType type, ReadOnlySpan<byte> dateFormats, ReadOnlySpan<byte> text)
    {
        switch (type)
        {
            case JoinKeyType.Number:
                return TryEncodeNumber(output, text);
            case JoinKeyType.Boolean:
                return TryEncodeBoolean(output, text);
            case JoinKeyType.Ip:
                return TryEncodeAddress(output, text);
            case JoinKeyType.Date:
                return TryEncodeDate(output, dateFormats, text);
            case JoinKeyType.FoldedText:
                output.Write((byte)JoinKeyPart.Text);
                WriteFolded(output, text);
                return true;
            default:
                output.Write((byte)JoinKeyPart.Text);
                output.WriteString(text);
                return true;
        }
    }

    // The length stands in front and is known only when the text is folded: that is done behind, and moved.
    private static void WriteFolded(ByteBuffer output, ReadOnlySpan<byte> text)
    {
        const int mostLengthBytes = 5;
        const int mostGrowth = 3;
        int start = output.Length;
        Span<byte> room = output.Reserve(mostLengthBytes + (mostGrowth * text.Length)).Slice(mostLengthBytes);
        CaseFolding.TryFold(text, room, out int length);
        output.Truncate(start);
        output.WriteVariable((ulong)length);
        output.Write(room.Slice(0, length));
    }

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
