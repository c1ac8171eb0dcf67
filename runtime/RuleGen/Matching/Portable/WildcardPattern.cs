namespace RuleGen.Matching;

/// <summary>
/// Wildcard patterns over UTF-8: <c>*</c> is any run of code points, none and line breaks included, <c>?</c> exactly
/// one; there is no escape, and a pattern is about the whole value.
/// </summary>
/// <remarks>Source: Elasticsearch <c>eql/util/StringUtils.java</c>.</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class WildcardPattern
{
    /// <summary>Whether the value matches, case and all.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern) => IsMatch(value, pattern, fold: false);

    /// <summary>Whether the value matches when it is folded (<see cref="CaseFolding"/>), as the pattern is already.</summary>
    public static bool IsMatchFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern) => IsMatch(value, pattern, fold: true);

    // Only the last '*' needs a second chance: what stood before it has matched as early as it can, and giving it more
    // text could not help what follows. So at most value × pattern steps.
    private static bool IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, bool fold)
    {
        int v = 0;
        int p = 0;
        int afterStar = -1;
        int retry = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && pattern[p] == (byte)'*')
            {
                afterStar = ++p;
                retry = v;
                continue;
            }

            int length;
            if (p < pattern.Length && IsStep(value.Slice(v), pattern.Slice(p), fold, out length, out int patternLength))
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

        while (p < pattern.Length && pattern[p] == (byte)'*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool IsStep(
        ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, bool fold, out int length, out int patternLength)
    {
        int codePoint = CodePoints.First(value, out length);
        int expected = CodePoints.First(pattern, out patternLength);
        return expected == '?' || (fold ? CaseFolding.Fold(codePoint) : codePoint) == expected;
    }
}
