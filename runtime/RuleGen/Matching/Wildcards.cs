using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// Wildcard matching with the answers of <see cref="WildcardPattern"/>: the texts between the stars are searched with
/// vectors. Patterns with <c>?</c>, and folding of values that are not ASCII, go the portable way.
/// </summary>
public static class Wildcards
{
    /// <summary>Whether the value matches, case and all.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern) =>
        pattern.Contains((byte)'?') ? WildcardPattern.IsMatch(value, pattern) : IsMatchOfTexts(value, pattern, fold: false);

    /// <summary>Whether the value matches when it is folded, as the pattern is already.</summary>
    public static bool IsMatchFolded(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern) =>
        pattern.Contains((byte)'?') || !Ascii.IsValid(value)
            ? WildcardPattern.IsMatchFolded(value, pattern)
            : IsMatchOfTexts(value, pattern, fold: true);

    private static bool IsMatchOfTexts(ReadOnlySpan<byte> value, ReadOnlySpan<byte> pattern, bool fold)
    {
        int star = pattern.IndexOf((byte)'*');
        if (star < 0)
        {
            return value.Length == pattern.Length && StartsWith(value, pattern, fold);
        }

        int lastStar = pattern.LastIndexOf((byte)'*');
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
        foreach (Range range in pattern.Split((byte)'*'))
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
