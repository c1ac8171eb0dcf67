using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// Unicode simple case folding: the mappings of status C and S of <c>CaseFolding.txt</c>, one code point to one code
/// point, whatever the culture. Two texts are equal without regard to case when they fold to the same text.
/// </summary>
/// <remarks>Source: Elasticsearch builds its case-insensitive automata from the same mapping
/// (<c>lucene/search/AutomatonQueries.java</c>). <c>K</c>, <c>k</c> and the Kelvin sign are one class; the dotless ı is
/// its own. Folding can change the length in UTF-8: the Kelvin sign has three bytes, <c>k</c> has one.</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static partial class CaseFolding
{
    private const int RowLength = 4;

    /// <summary>The folded code point.</summary>
    public static int Fold(int codePoint)
    {
        if (codePoint < 0x80)
        {
            return codePoint is >= 'A' and <= 'Z' ? codePoint | 0x20 : codePoint;
        }

        ReadOnlySpan<int> row = CodePointRanges.Find(Ranges, RowLength, codePoint);
        return !row.IsEmpty && (codePoint - row[0]) % row[2] == 0 ? codePoint + row[3] : codePoint;
    }

    /// <summary>All code points that fold to the same one, the given one among them; in no particular order.</summary>
    /// <remarks>Looks at every row of the table: for use at build.</remarks>
    internal static List<int> Variants(int codePoint)
    {
        int folded = Fold(codePoint);
        List<int> variants = [folded];
        ReadOnlySpan<int> ranges = Ranges;
        for (int i = 0; i < ranges.Length; i += RowLength)
        {
            int candidate = folded - ranges[i + 3];
            if (candidate >= ranges[i] && candidate <= ranges[i + 1] && (candidate - ranges[i]) % ranges[i + 2] == 0)
            {
                variants.Add(candidate);
            }
        }

        return variants;
    }

    /// <summary>The folded text; lone surrogates stay as they are.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                folded.Append(char.ConvertFromUtf32(Fold(char.ConvertToUtf32(text[i], text[i + 1]))));
                i++;
            }
            else
            {
                folded.Append((char)Fold(text[i]));
            }
        }

        return folded.ToString();
    }

    /// <summary>Folds UTF-8 text; ill-formed bytes are copied.</summary>
    /// <returns>Whether it fitted into <paramref name="destination"/>.</returns>
    public static bool TryFold(ReadOnlySpan<byte> utf8, Span<byte> destination, out int written)
    {
        written = 0;
        while (!utf8.IsEmpty)
        {
            int codePoint = Fold(CodePoints.First(utf8, out int length));
            if (!CodePoints.TryWrite(codePoint, destination.Slice(written), out int size))
            {
                return false;
            }

            written += size;
            utf8 = utf8.Slice(length);
        }

        return true;
    }

    /// <summary>Whether the value folds to <paramref name="folded"/>, which is folded already.</summary>
    public static bool EqualsFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded) =>
        TryStripPrefix(ref value, folded) && value.IsEmpty;

    /// <summary>Whether the folded value begins with <paramref name="folded"/>.</summary>
    public static bool StartsWithFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded) =>
        TryStripPrefix(ref value, folded);

    /// <summary>Whether the folded value ends with <paramref name="folded"/>.</summary>
    public static bool EndsWithFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded)
    {
        while (!folded.IsEmpty)
        {
            if (value.IsEmpty
                || Fold(CodePoints.Last(value, out int length)) != CodePoints.Last(folded, out int foldedLength))
            {
                return false;
            }

            value = value.Slice(0, value.Length - length);
            folded = folded.Slice(0, folded.Length - foldedLength);
        }

        return true;
    }

    /// <summary>Whether the folded value has <paramref name="folded"/> somewhere.</summary>
    public static bool ContainsFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = value;
            if (TryStripPrefix(ref rest, folded))
            {
                return true;
            }

            if (value.IsEmpty)
            {
                return false;
            }

            CodePoints.First(value, out int length);
            value = value.Slice(length);
        }
    }

    private static bool TryStripPrefix(ref ReadOnlySpan<byte> value, ReadOnlySpan<byte> folded)
    {
        while (!folded.IsEmpty)
        {
            if (value.IsEmpty
                || Fold(CodePoints.First(value, out int length)) != CodePoints.First(folded, out int foldedLength))
            {
                return false;
            }

            value = value.Slice(length);
            folded = folded.Slice(foldedLength);
        }

        return true;
    }
}
