using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// Comparisons without regard to case, the same answers as <see cref="CaseFolding"/>: vectorised where the value is ASCII, as
/// nearly all are. The second text must be folded already.
/// </summary>
/// <remarks>Why an ASCII value that differs needs no second look: it folds to ASCII of the same length, so no non-ASCII text
/// can equal it. The reverse does not hold: the Kelvin sign folds to <c>k</c>.</remarks>
public static class IgnoreCase
{
    /// <summary>Whether the value folds to <paramref name="folded"/>.</summary>
    public static bool Equals(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded) =>
        value.Length == folded.Length && Ascii.EqualsIgnoreCase(value, folded)
        || (!Ascii.IsValid(value) && CaseFolding.EqualsFolded(value, folded));

    /// <summary>Whether the folded value begins with <paramref name="folded"/>.</summary>
    public static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded)
    {
        ReadOnlySpan<byte> head = value[..Math.Min(value.Length, folded.Length)];
        return Ascii.EqualsIgnoreCase(head, folded)
            || (!Ascii.IsValid(head) && CaseFolding.StartsWithFolded(value, folded));
    }

    /// <summary>Whether the folded value ends with <paramref name="folded"/>.</summary>
    public static bool EndsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded)
    {
        ReadOnlySpan<byte> tail = value[^Math.Min(value.Length, folded.Length)..];
        return Ascii.EqualsIgnoreCase(tail, folded)
            || (!Ascii.IsValid(tail) && CaseFolding.EndsWithFolded(value, folded));
    }

    /// <summary>Whether the folded value has <paramref name="folded"/> somewhere.</summary>
    public static bool Contains(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded) =>
        Ascii.IsValid(value) ? IndexOfInAscii(value, folded) >= 0 : CaseFolding.ContainsFolded(value, folded);

    /// <summary>Where the folded value, which must be ASCII, has <paramref name="folded"/> first; -1: nowhere.</summary>
    internal static int IndexOfInAscii(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded)
    {
        if (folded.IsEmpty)
        {
            return 0;
        }

        byte lower = folded[0];
        byte upper = lower is >= (byte)'a' and <= (byte)'z' ? (byte)(lower & ~0x20) : lower;
        for (int start = 0; value.Length - start >= folded.Length; start++)
        {
            int offset = value[start..^(folded.Length - 1)].IndexOfAny(lower, upper);
            if (offset < 0)
            {
                return -1;
            }

            start += offset;
            if (Ascii.EqualsIgnoreCase(value.Slice(start, folded.Length), folded))
            {
                return start;
            }
        }

        return -1;
    }
}
