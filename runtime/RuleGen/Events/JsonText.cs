using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>
/// The tokens of JSON (RFC 8259) over raw UTF-8. Positions are offsets from <c>data</c>, behind whose <c>end</c> at least
/// <see cref="Padding"/> more bytes must be readable. What they hold does not matter: whoever gets a position behind the
/// end has run into the end of the document.
/// </summary>
internal static class JsonText
{
    /// <summary>How many bytes behind the end may be read.</summary>
    public const int Padding = 64;

    private const ulong EveryByte = 0x0101_0101_0101_0101;

    private static readonly uint Mask = BitConverter.ToUInt32([0xFF, 0xFF, 0xFF, 0]);
    private static readonly uint Between = BitConverter.ToUInt32("\":\"\0"u8);
    private static readonly ushort NextKey = BitConverter.ToUInt16(",\""u8);
    private static readonly uint True = BitConverter.ToUInt32("true"u8);
    private static readonly uint Fals = BitConverter.ToUInt32("fals"u8);
    private static readonly uint Null = BitConverter.ToUInt32("null"u8);

    /// <summary>
    /// Goes on over a string that has a backslash (or an error) at <paramref name="position"/>: to its closing quote, or to
    /// the complement of where it is wrong.
    /// </summary>
    public static int SkipEscapedString(ref byte data, ref byte marks, int position, int end)
    {
        while (position < end)
        {
            byte b = Unsafe.Add(ref data, position);
            if (b == (byte)'"')
            {
                return position;
            }

            if (b != (byte)'\\')
            {
                return ~position;
            }

            int length = EscapeLength(ref data, position, end);
            if (length < 0)
            {
                return length;
            }

            position = StringMarks.Find(ref marks, position + length, end);
        }

        return ~end;
    }

    /// <summary>The end of a number, or the complement of where it is wrong.</summary>
    public static int SkipNumber(ref byte data, int position, int end)
    {
        if (Unsafe.Add(ref data, position) == (byte)'-')
        {
            position++;
        }

        int start = position;
        position = SkipDigits(ref data, position, end);
        if (position == start || (position > start + 1 && Unsafe.Add(ref data, start) == (byte)'0'))
        {
            return ~start;
        }

        if (position < end && Unsafe.Add(ref data, position) == (byte)'.')
        {
            start = ++position;
            position = SkipDigits(ref data, position, end);
            if (position == start)
            {
                return ~position;
            }
        }

        if (position < end && (Unsafe.Add(ref data, position) | 0x20) == 'e')
        {
            position++;
            if (position < end && Unsafe.Add(ref data, position) is (byte)'+' or (byte)'-')
            {
                position++;
            }

            start = position;
            position = SkipDigits(ref data, position, end);
            if (position == start)
            {
                return ~position;
            }
        }

        return position;
    }

    /// <summary>The length of the literal at a position and its kind (None for null); 0: there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LiteralLength(ref byte data, int position, out EventValueKind kind)
    {
        uint word = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, position));
        if (word == True)
        {
            kind = EventValueKind.True;
            return 4;
        }

        if (word == Fals && Unsafe.Add(ref data, position + 4) == (byte)'e')
        {
            kind = EventValueKind.False;
            return 5;
        }

        kind = EventValueKind.None;
        return word == Null ? 4 : 0;
    }

    /// <summary>Whether a byte is white space between tokens.</summary>
    public static bool IsWhiteSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>Whether a string ends at a position and a string is its value: <c>":"</c> with no space between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBeforeStringValue(ref byte data, int position) =>
        (Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref data, position)) & Mask) == Between;

    /// <summary>Whether a value ends before a position and a key follows: <c>,"</c> with no space between.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBeforeKey(ref byte data, int position) =>
        Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref data, position)) == NextKey;

    private static int EscapeLength(ref byte data, int position, int end)
    {
        if (position + 1 >= end)
        {
            return ~end;
        }

        byte kind = Unsafe.Add(ref data, position + 1);
        if (kind is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            return 2;
        }

        if (kind != (byte)'u')
        {
            return ~(position + 1);
        }

        for (int i = position + 2; i < position + 6; i++)
        {
            if (i >= end || !char.IsAsciiHexDigit((char)Unsafe.Add(ref data, i)))
            {
                return ~Math.Min(i, end);
            }
        }

        return 6;
    }

    // Eight digits at a time: above a digit's value, adding 0x76 carries into the byte's highest bit.
    private static int SkipDigits(ref byte data, int position, int end)
    {
        while (position < end)
        {
            ulong values = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, position)) ^ (EveryByte * '0');
            ulong others = ((values + (EveryByte * 0x76)) | values) & (EveryByte * 0x80);
            if (others != 0)
            {
                return Math.Min(position + (BitOperations.TrailingZeroCount(others) >> 3), end);
            }

            position += sizeof(ulong);
        }

        return Math.Min(position, end);
    }
}
