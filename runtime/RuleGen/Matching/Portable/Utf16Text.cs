#if NET
using System.Text;
#endif

namespace RuleGen.Matching;

/// <summary>
/// Positions and lengths in UTF-16 code units over UTF-8 text, as Java counts them: a code point beyond U+FFFF is two units. Half of such
/// a pair is one unit and three bytes; a byte that is no part of a character is one unit.
/// </summary>
internal static class Utf16Text
{
    private const int HalfLength = 3;

    /// <summary>The number of code units.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
#if NET
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }
#endif
        int units = 0;
        while (!text.IsEmpty)
        {
            units += FirstUnits(text, out int length);
            text = text.Slice(length);
        }

        return units;
    }

    /// <summary>
    /// The text from one position up to another, both within the text and in this order. Where a position falls inside a pair, its half
    /// is written into <paramref name="memory"/> with what belongs to it.
    /// </summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> text, int start, int end, ScalarMemory memory)
    {
        int from = Locate(text, start, out bool startsInside);
        int to = Locate(text, end, out bool endsInside);
        if (!startsInside && !endsInside)
        {
            return text.Slice(from, to - from);
        }

        ReadOnlySpan<byte> low = startsInside ? Half(text.Slice(from), isLow: true, memory) : default;
        ReadOnlySpan<byte> high = endsInside ? Half(text.Slice(to), isLow: false, memory) : default;
        from += startsInside ? 4 : 0;
        return Join(low, text.Slice(from, to - from), high, memory);
    }

    /// <summary>The byte at which a position stands or, when it falls inside a pair, at which the pair begins.</summary>
    public static int Locate(ReadOnlySpan<byte> text, int position, out bool isInside)
    {
        isInside = false;
        int at = 0;
        while (position > 0)
        {
            int units = FirstUnits(text.Slice(at), out int length);
            if (units > position)
            {
                isInside = true;
                return at;
            }

            position -= units;
            at += length;
        }

        return at;
    }

    /// <summary>Both texts as one. Two halves of a pair that meet become the pair again.</summary>
    public static ReadOnlySpan<byte> Concat(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, ScalarMemory memory)
    {
        if (!EndsWithHighHalf(left) || !IsHalf(right) || right[1] < 0xB0)
        {
            return Join(left, right, default, memory);
        }

        ReadOnlySpan<byte> head = left.Slice(left.Length - HalfLength);
        int high = ((head[1] & 0x0F) << 6) | (head[2] & 0x3F);
        int low = ((right[1] & 0x0F) << 6) | (right[2] & 0x3F);
        Span<byte> pair = stackalloc byte[4];
        CodePoints.TryWrite(0x10000 + (high << 10) + low, pair, out _);
        return Join(left.Slice(0, left.Length - HalfLength), pair, right.Slice(HalfLength), memory);
    }

    private static int FirstUnits(ReadOnlySpan<byte> text, out int length)
    {
        int codePoint = CodePoints.First(text, out length);
        if (codePoint < 0 && IsHalf(text))
        {
            length = HalfLength;
        }

        return codePoint > 0xFFFF ? 2 : 1;
    }

    private static bool IsHalf(ReadOnlySpan<byte> text) =>
        text.Length >= HalfLength && text[0] == 0xED && text[1] is >= 0xA0 and <= 0xBF && text[2] is >= 0x80 and <= 0xBF;

    private static bool EndsWithHighHalf(ReadOnlySpan<byte> text) =>
        text.Length >= HalfLength && text.Slice(text.Length - HalfLength) is var tail && IsHalf(tail) && tail[1] < 0xB0;

    private static ReadOnlySpan<byte> Half(ReadOnlySpan<byte> pair, bool isLow, ScalarMemory memory)
    {
        int offset = CodePoints.First(pair, out _) - 0x10000;
        int half = isLow ? (offset & 0x3FF) | 0x400 : offset >> 10;
        Span<byte> bytes = memory.Reserve(HalfLength);
        bytes[0] = 0xED;
        bytes[1] = (byte)(0xA0 | (half >> 6));
        bytes[2] = (byte)(0x80 | (half & 0x3F));
        return bytes;
    }

    private static ReadOnlySpan<byte> Join(
        scoped ReadOnlySpan<byte> first, scoped ReadOnlySpan<byte> second, scoped ReadOnlySpan<byte> third, ScalarMemory memory)
    {
        Span<byte> joined = memory.Reserve(first.Length + second.Length + third.Length);
        first.CopyTo(joined);
        second.CopyTo(joined.Slice(first.Length));
        third.CopyTo(joined.Slice(first.Length + second.Length));
        return joined;
    }
}
