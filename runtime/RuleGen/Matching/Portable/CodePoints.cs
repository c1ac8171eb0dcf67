namespace RuleGen.Matching;

/// <summary>
/// Reads UTF-8 code point by code point. A byte that is no part of a well-formed sequence stands for itself and is
/// reported as its complement (<c>~b</c>, negative), so that ill-formed text still compares byte by byte.
/// </summary>
internal static class CodePoints
{
    /// <summary>The first code point of a non-empty text and its length in bytes.</summary>
    public static int First(ReadOnlySpan<byte> utf8, out int length)
    {
        byte lead = utf8[0];
        length = 1;
        if (lead < 0x80)
        {
            return lead;
        }

        int size = lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };
        if (size == 0 || utf8.Length < size)
        {
            return ~lead;
        }

        int codePoint = lead & (0x7F >> size);
        for (int i = 1; i < size; i++)
        {
            if ((utf8[i] & 0xC0) != 0x80)
            {
                return ~lead;
            }

            codePoint = (codePoint << 6) | (utf8[i] & 0x3F);
        }

        // Overlong forms, surrogates and what lies beyond U+10FFFF are ill-formed.
        bool wellFormed = size switch
        {
            2 => true,
            3 => codePoint is >= 0x800 and not (>= 0xD800 and <= 0xDFFF),
            _ => codePoint is >= 0x10000 and <= 0x10FFFF,
        };
        if (!wellFormed)
        {
            return ~lead;
        }

        length = size;
        return codePoint;
    }

    /// <summary>The last code point of a non-empty text and its length in bytes.</summary>
    /// <remarks>Well-formed sequences cannot overlap, so reading backwards finds the same ones as reading forwards.</remarks>
    public static int Last(ReadOnlySpan<byte> utf8, out int length)
    {
        byte last = utf8[utf8.Length - 1];
        if (last >= 0x80)
        {
            for (int size = 2; size <= 4 && size <= utf8.Length; size++)
            {
                int codePoint = First(utf8.Slice(utf8.Length - size), out length);
                if (length == size)
                {
                    return codePoint;
                }
            }
        }

        length = 1;
        return last < 0x80 ? last : ~last;
    }

    /// <summary>Writes a code point; <c>false</c> when it does not fit.</summary>
    public static bool TryWrite(int codePoint, Span<byte> destination, out int written)
    {
        written = codePoint switch { < 0x80 => 1, < 0x800 => 2, < 0x10000 => 3, _ => 4 };
        if (destination.Length < written)
        {
            written = 0;
            return false;
        }

        if (codePoint < 0x80)
        {
            destination[0] = codePoint < 0 ? (byte)~codePoint : (byte)codePoint;
            return true;
        }

        int rest = codePoint;
        for (int i = written - 1; i > 0; i--)
        {
            destination[i] = (byte)(0x80 | (rest & 0x3F));
            rest >>= 6;
        }

        destination[0] = (byte)((0xF00 >> written) | rest);
        return true;
    }
}
