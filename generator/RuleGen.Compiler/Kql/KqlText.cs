namespace RuleGen.Compiler.Kql;

/// <summary>What characters and words are to KQL.</summary>
internal static class KqlText
{
    /// <summary>White space: blank, tab, line ends, no-break space. Any other character belongs to a text.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\u00A0';

    /// <summary>A character that ends a text without quotes unless a backslash stands before it; <c>*</c> is a wildcard instead.</summary>
    public static bool IsSpecial(char c) => c is '\\' or '(' or ')' or ':' or '<' or '>' or '"' or '*' or '{' or '}';

    /// <summary>
    /// The length of what ends a text without quotes at this place: white space, <c>and</c> or <c>or</c> and white space again, or
    /// <c>not</c> and white space, even in the middle of a word. 0: nothing does.
    /// </summary>
    public static int KeywordAt(string text, int at)
    {
        if (IsWordAt(text, at, "not"))
        {
            return 4;
        }

        return !IsSpace(text[at]) ? 0 : IsWordAt(text, at + 1, "or") ? 4 : IsWordAt(text, at + 1, "and") ? 5 : 0;
    }

    /// <summary>Whether a keyword, in any letter case, with white space behind it stands at this place.</summary>
    public static bool IsWordAt(string text, int at, string word) =>
        at + word.Length < text.Length && IsSpace(text[at + word.Length]) && IsWord(text, at, word);

    /// <summary>Whether a word stands at this place in any letter case.</summary>
    public static bool IsWord(string text, int at, string word) =>
        string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
