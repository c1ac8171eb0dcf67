using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// Wildcard matching with the answers of <see cref="WildcardPattern"/>: the texts between the stars are searched with
/// vectors. Patterns with a sign for one code point, and folding of values that are not ASCII, go the portable way.
/// </summary>
public static class Wildcards
{
    /// <summary>Whether the value matches, case and all.</summary>
    public static bool IsMatch(
        ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte any = WildcardPattern.Any, byte one = WildcardPattern.One) =>
        pattern.Contains(one) ? WildcardPattern.IsMatch(value, pattern, any, one) : IsMatchOfTexts(value, pattern, any, fold: false);

    /// <summary>Whether the value matches when it is folded, as the pattern is already.</summary>
    public static bool IsMatchFolded(
        ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte any = WildcardPattern.Any, byte one = WildcardPattern.One) =>
        pattern.Contains(one) || !Ascii.IsValid(value)
            ? WildcardPattern.IsMatchFolded(value, pattern, any, one)
            : IsMatchOfTexts(value, pattern, any, fold: true);

    private static bool IsMatchOfTexts(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, byte any, bool fold)
    {
        int star = pattern.IndexOf(any);
        if (star < 0)
        {
            return value.Length == pattern.Length && StartsWith(value, pattern, fold);
        }

        int lastStar = pattern.LastIndexOf(any);
        ReadOnlySpan<byte> prefix = pattern[..star];
        ReadOnlySpan<byte> suffix = pattern[(lastStar + 1)..];
        if (value.Length < prefix.Length + suffix.Length
            || !StartsWith(value, prefix, fold)
            || !StartsWith(value[^suffix.Length..], suffix, fold))
        {
            return false;
        }

        value = value[prefix.Length..^suffix.Length];
        pattern = star == lastStar ? default : pattern[(star + 1)..lastStar];
        foreach (Range range in pattern.Split(any))
        {
            ReadOnlySpan<byte> text = pattern[range];
            int index = fold ? IgnoreCase.IndexOfInAscii(value, text) : value.IndexOf(text);
            if (index < 0)
            {
                return false;
            }

            value = value[(index + text.Length)..];
        }

        return true;
    }

    private static bool StartsWith(ReadOnlySpan<byte> value, ReadOnlySpan<byte> text, bool fold) =>
        fold ? Ascii.EqualsIgnoreCase(value[..text.Length], text) : value.StartsWith(text);
}
