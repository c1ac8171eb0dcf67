namespace RuleGen.Matching;

/// <summary>
/// Names of a layout that stand for every value whose path is like a pattern: <c>*</c> for all of the document, <c>a.*</c> for
/// what stands at any depth below <c>a</c>, <c>a.*.b</c> for that of it whose path ends so. Each <c>*</c> is any run of code points of the
/// flattened path, dots included; no other character is a sign.
/// </summary>
internal static class PathPattern
{
    private const char Sign = '*';

    /// <summary>Whether a name is a pattern.</summary>
    public static bool IsPattern(string field) => field.IndexOf(Sign) >= 0;

    /// <summary>Whether a name is a pattern, and the longest path below which all its values stand; null: anywhere in the document.</summary>
    public static bool TryParse(string field, out string? parent)
    {
        int sign = field.IndexOf(Sign);
        int dot = sign < 0 ? -1 : field.LastIndexOf('.', sign);
        parent = dot < 0 ? null : field.Substring(0, dot);
        return sign >= 0;
    }

    /// <summary>Whether a pattern is everything below its parent.</summary>
    public static bool IsEverythingBelow(string pattern, string? parent) => pattern.Length == (parent is null ? 1 : parent.Length + 2);

    /// <summary>Whether a path is like a pattern; both in UTF-8.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> path, ReadOnlySpan<byte> pattern) => WildcardPattern.IsMatch(path, pattern, (byte)Sign, one: (byte)Sign);
}
