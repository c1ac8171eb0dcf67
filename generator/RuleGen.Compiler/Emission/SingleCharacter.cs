using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Finds patterns that look for one character behind a fixed prefix, such as <c>-*l*</c>: several of them together are one search for any
/// of their characters.
/// </summary>
internal static class SingleCharacter
{
    /// <summary>
    /// Whether the pattern is <c>prefix*c*</c> or <c>*c*</c>, and which bytes stand for its character.
    /// </summary>
    /// <remarks>k and s are left out when case is ignored: the Kelvin sign and the long s fold to them, which are several bytes.</remarks>
    public static bool TryFind(StringMatcher matcher, bool ignoreCase, out string prefix, out string characters)
    {
        string pattern = matcher switch
        {
            Contains contains => "*" + contains.Text + "*",
            Wildcard wildcard => wildcard.Pattern,
            _ => "",
        };
        int star = pattern.IndexOf('*');
        prefix = star > 0 ? pattern.Substring(0, star) : "";
        characters = "";
        if (star < 0 || star != pattern.Length - 3 || pattern[star + 2] != '*' || prefix.Contains('?'))
        {
            return false;
        }

        char c = pattern[star + 1];
        if (c is < ' ' or > '~' or '?' || (ignoreCase && (c is 'k' or 's' || CasedText.IsCased(prefix))))
        {
            return false;
        }

        characters = ignoreCase && c is >= 'a' and <= 'z' ? $"{c}{char.ToUpperInvariant(c)}" : c.ToString();
        return true;
    }
}
