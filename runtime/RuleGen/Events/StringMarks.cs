using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RuleGen;

/// <summary>
/// One bit per byte of a document: set where a string cannot simply go on, at quotes, backslashes and control characters.
/// Made for the whole document at once, without a branch; afterwards the end of a string is one load and one bit scan away,
/// which is what the walk spends its time on.
/// </summary>
internal static class StringMarks
{
    /// <summary>How many bytes the marks of a document take, with room for reading a window behind its end.</summary>
    public static int SizeFor(int length) => (length >> 3) + 16;

    /// <summary>
    /// Marks a document, behind which <see cref="JsonText.Padding"/> more bytes must be readable; none of them is marked.
    /// </summary>
    /// <returns>Whether the document is ASCII.</returns>
    public static bool Mark(ref byte data, int length, ref byte marks)
    {
        Vector256<byte> all = Vector256<byte>.Zero;
        int position = 0;
        for (; position <= length - Vector256<byte>.Count; position += Vector256<byte>.Count)
        {
            Vector256<byte> block = Vector256.LoadUnsafe(ref data, (nuint)position);
            all |= block;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref marks, position >> 3), MarksOf(block));
        }

        int rest = length - position;
        Vector256<byte> last = Vector256.LoadUnsafe(ref data, (nuint)position);
        uint inside = (1u << rest) - 1;
        bool isAscii = all.ExtractMostSignificantBits() == 0 && (last.ExtractMostSignificantBits() & inside) == 0;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref marks, position >> 3), (ulong)(MarksOf(last) & inside));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref marks, (position >> 3) + 8), 0UL);
        return isAscii;
    }

    /// <summary>The marks from a position on, at least 57 of them; the position's is the lowest bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Window(ref byte marks, int position) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref marks, position >> 3)) >> (position & 7);

    /// <summary>The first mark at or behind a position; the document's end if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ref byte marks, int position, int end)
    {
        ulong window = Window(ref marks, position);
        return window != 0 ? position + BitOperations.TrailingZeroCount(window) : FindFurther(ref marks, position, end);
    }

    /// <summary>The same, where the window of a position is known to be empty.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int FindFurther(ref byte marks, int position, int end)
    {
        for (position = (position & ~7) + 64; position < end; position += 64)
        {
            ulong window = Window(ref marks, position);
            if (window != 0)
            {
                return position + BitOperations.TrailingZeroCount(window);
            }
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint MarksOf(Vector256<byte> block)
    {
        Vector256<byte> marked = Vector256.Equals(block, Vector256.Create((byte)'"'))
            | Vector256.Equals(block, Vector256.Create((byte)'\\'))
            | Vector256.Equals(block, Vector256.Min(block, Vector256.Create((byte)0x1F)));
        return marked.ExtractMostSignificantBits();
    }
}
