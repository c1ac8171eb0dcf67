using System.Globalization;
using System.Text;

namespace RuleGen;

/// <summary>Decodes the escape sequences of JSON strings.</summary>
internal static class JsonEscapes
{
    /// <summary>
    /// Decodes the inside of a well-formed string; the result is never longer. The escape of a lone surrogate, which no UTF-8
    /// has, becomes U+FFFD.
    /// </summary>
    /// <returns>How many bytes were written.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int written = 0;
        while (true)
        {
            int plain = text.IndexOf((byte)'\\');
            if (plain < 0)
            {
                text.CopyTo(destination[written..]);
                return written + text.Length;
            }

            text[..plain].CopyTo(destination[written..]);
            written += plain;
            byte kind = text[plain + 1];
            if (kind == (byte)'u')
            {
                written += DecodeCodePoint(ref text, plain).EncodeToUtf8(destination[written..]);
            }
            else
            {
                destination[written++] = kind switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => kind,
                };
                text = text[(plain + 2)..];
            }
        }
    }

    private static Rune DecodeCodePoint(ref ReadOnlySpan<byte> text, int position)
    {
        char first = DecodeUnit(text[(position + 2)..]);
        text = text[(position + 6)..];
        if (Rune.TryCreate(first, out Rune rune))
        {
            return rune;
        }

        if (text.StartsWith("\\u"u8) && Rune.TryCreate(first, DecodeUnit(text[2..]), out rune))
        {
            text = text[6..];
            return rune;
        }

        return Rune.ReplacementChar;
    }

    private static char DecodeUnit(ReadOnlySpan<byte> digits)
    {
        _ = ushort.TryParse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit);
        return (char)unit;
    }
}
