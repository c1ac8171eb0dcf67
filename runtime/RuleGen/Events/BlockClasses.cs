using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RuleGen;

/// <summary>
/// The bytes of a block of 64 sorted into the kinds that matter to JSON's structure, one bit a byte: with the widest vectors the processor
/// has, or byte by byte.
/// </summary>
internal readonly ref struct BlockClasses
{
    /// <summary>The quotation marks.</summary>
    public readonly ulong Quotes;

    /// <summary>The backslashes.</summary>
    public readonly ulong Backslashes;

    /// <summary>The bytes below 0x20, line ends and tabs among them.</summary>
    public readonly ulong Controls;

    /// <summary><c>{</c> and <c>[</c>.</summary>
    public readonly ulong Opens;

    /// <summary><c>}</c> and <c>]</c>.</summary>
    public readonly ulong Closes;

    /// <summary>The bytes from 0x80 on.</summary>
    public readonly ulong NotAscii;

    private BlockClasses(ulong quotes, ulong backslashes, ulong controls, ulong opens, ulong closes, ulong notAscii)
    {
        Quotes = quotes;
        Backslashes = backslashes;
        Controls = controls;
        Opens = opens;
        Closes = closes;
        NotAscii = notAscii;
    }

    /// <summary>Sorts the 64 bytes from <paramref name="block"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static BlockClasses Of(ref byte block)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return Of(Vector512.LoadUnsafe(ref block));
        }

        if (Vector256.IsHardwareAccelerated)
        {
            return Join(Of(Vector256.LoadUnsafe(ref block)), Of(Vector256.LoadUnsafe(ref block, 32)), 32);
        }

        return Vector128.IsHardwareAccelerated
            ? Join(
                Join(Of(Vector128.LoadUnsafe(ref block)), Of(Vector128.LoadUnsafe(ref block, 16)), 16),
                Join(Of(Vector128.LoadUnsafe(ref block, 32)), Of(Vector128.LoadUnsafe(ref block, 48)), 16),
                32)
            : OfBytes(MemoryMarshal.CreateReadOnlySpan(ref block, 64));
    }

    /// <summary>The same byte by byte, for processors without vectors.</summary>
    public static BlockClasses OfBytes(ReadOnlySpan<byte> block)
    {
        ulong quotes = 0, backslashes = 0, controls = 0, opens = 0, closes = 0, notAscii = 0;
        for (int i = 0; i < block.Length; i++)
        {
            ulong bit = 1UL << i;
            switch (block[i])
            {
                case (byte)'"':
                    quotes |= bit;
                    break;
                case (byte)'\\':
                    backslashes |= bit;
                    break;
                case (byte)'{' or (byte)'[':
                    opens |= bit;
                    break;
                case (byte)'}' or (byte)']':
                    closes |= bit;
                    break;
                case < 0x20:
                    controls |= bit;
                    break;
                case >= 0x80:
                    notAscii |= bit;
                    break;
            }
        }

        return new BlockClasses(quotes, backslashes, controls, opens, closes, notAscii);
    }

    // Braces and brackets differ in the bit 0x20 alone; it is set before they are compared.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockClasses Of(Vector512<byte> bytes)
    {
        Vector512<byte> braces = bytes | Vector512.Create((byte)0x20);
        return new BlockClasses(
            Vector512.Equals(bytes, Vector512.Create((byte)'"')).ExtractMostSignificantBits(),
            Vector512.Equals(bytes, Vector512.Create((byte)'\\')).ExtractMostSignificantBits(),
            Vector512.LessThan(bytes, Vector512.Create((byte)0x20)).ExtractMostSignificantBits(),
            Vector512.Equals(braces, Vector512.Create((byte)'{')).ExtractMostSignificantBits(),
            Vector512.Equals(braces, Vector512.Create((byte)'}')).ExtractMostSignificantBits(),
            bytes.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockClasses Of(Vector256<byte> bytes)
    {
        Vector256<byte> braces = bytes | Vector256.Create((byte)0x20);
        return new BlockClasses(
            Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits(),
            Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits(),
            Vector256.Equals(bytes, Vector256.Min(bytes, Vector256.Create((byte)0x1F))).ExtractMostSignificantBits(),
            Vector256.Equals(braces, Vector256.Create((byte)'{')).ExtractMostSignificantBits(),
            Vector256.Equals(braces, Vector256.Create((byte)'}')).ExtractMostSignificantBits(),
            bytes.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockClasses Of(Vector128<byte> bytes)
    {
        Vector128<byte> braces = bytes | Vector128.Create((byte)0x20);
        return new BlockClasses(
            Vector128.Equals(bytes, Vector128.Create((byte)'"')).ExtractMostSignificantBits(),
            Vector128.Equals(bytes, Vector128.Create((byte)'\\')).ExtractMostSignificantBits(),
            Vector128.Equals(bytes, Vector128.Min(bytes, Vector128.Create((byte)0x1F))).ExtractMostSignificantBits(),
            Vector128.Equals(braces, Vector128.Create((byte)'{')).ExtractMostSignificantBits(),
            Vector128.Equals(braces, Vector128.Create((byte)'}')).ExtractMostSignificantBits(),
            bytes.ExtractMostSignificantBits());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static BlockClasses Join(BlockClasses low, BlockClasses high, int shift) => new(
        low.Quotes | (high.Quotes << shift),
        low.Backslashes | (high.Backslashes << shift),
        low.Controls | (high.Controls << shift),
        low.Opens | (high.Opens << shift),
        low.Closes | (high.Closes << shift),
        low.NotAscii | (high.NotAscii << shift));
}
