namespace RuleGen.Matching;

/// <summary>
/// Wildcard patterns over UTF-8: <c>*</c> is any run of code points, none and line breaks included, <c>?</c> exactly
/// one; there is no escape, and a pattern is about the whole value. A pattern whose texts hold a <c>*</c> or <c>?</c> uses
/// other ASCII characters as its signs, which then stand in no text of it.
/// </summary>
/// <remarks>Source: Elasticsearch <c>eql/util/StringUtils.java</c>.</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class WildcardPattern
{
    /// <summary>The usual sign for any run of code points.</summary>
    public const byte Any = (byte)'*';

    /// <summary>The usual sign for one code point.</summary>
    public const byte One = (byte)'?';

    /// <summary>Whether the value matches, case and all.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte any = Any, byte one = One) =>
        IsMatch(value, pattern, any, one, fold: false);

    /// <summary>Whether the value matches when it is folded (<see cref="CaseFolding"/>), as the pattern is already.</summary>
    public static bool IsMatchFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte any = Any, byte one = One) =>
        IsMatch(value, pattern, any, one, fold: true);

    // Only the last run needs a second chance: what stood before it has matched as early as it can, and giving it more
    // text could not help what follows. So at most value × pattern steps.
    private static bool IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte any, byte one, bool fold)
    {
        int v = 0;
        int p = 0;
        int afterStar = -1;
        int retry = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == any)
            {
                afterStar = ++p;
                if (p == pattern.Length)
                {
                    return true;
                }

                retry = v;
                continue;
            }

            int length;
            if (p < pattern.Length && IsStep(value.Slice(v), pattern.Slice(p), one, fold, out length, out int patternLength))
            {
                v += length;
                p += patternLength;
                continue;
            }

            if (afterStar < 0)
            {
                return false;
            }

            CodePoints.First(value.Slice(retry), out length);
            retry += length;
            v = retry;
            p = afterStar;
        }

        while (p < pattern.Length && pattern[p] == any)
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool IsStep(
        ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte one, bool fold, out int length, out int patternLength)
    {
        int codePoint = CodePoints.First(value, out length);
        int expected = CodePoints.First(pattern, out patternLength);
        return expected == one || (fold ? CaseFolding.Fold(codePoint) : codePoint) == expected;
    }
}
