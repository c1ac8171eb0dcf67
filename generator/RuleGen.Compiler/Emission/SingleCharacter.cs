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
        characters = "";
        if (!TryGetParts(matcher, out prefix, out char c))
        {
            return false;
        }

        if (c is < ' ' or > '~' || (ignoreCase && (c is 'k' or 's' || CasedText.IsCased(prefix))))
        {
            return false;
        }

        characters = ignoreCase && c is >= 'a' and <= 'z' ? $"{c}{char.ToUpperInvariant(c)}" : c.ToString();
        return true;
    }

    private static bool TryGetParts(StringMatcher matcher, out string prefix, out char character)
    {
        prefix = "";
        character = '\0';
        switch (matcher)
        {
            case Contains { Text.Length: 1 } contains:
                character = contains.Text[0];
                return true;
            case Wildcard { Pattern: var pattern } wildcard:
                int star = pattern.IndexOf(wildcard.Any);
                if (star < 0 || star != pattern.Length - 3 || pattern[star + 2] != wildcard.Any || pattern.Contains(wildcard.One))
                {
                    return false;
                }

                prefix = pattern.Substring(0, star);
                character = pattern[star + 1];
                return true;
            default:
                return false;
        }
    }
}
