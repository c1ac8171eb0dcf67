using System.Numerics;
using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>
/// One bit per byte of a document: set where a string cannot simply go on, at quotes, backslashes and control characters. Made by
/// <see cref="DocumentMasks"/> for the whole document at once; afterwards the end of a string is one load and one bit scan away, which is
/// what the walk spends its time on.
/// </summary>
internal static class StringMarks
{
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
}
