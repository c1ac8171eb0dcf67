namespace RuleGen.Compiler.Eql.Syntax;

/// <summary>The reserved words and the shape of names.</summary>
/// <remarks>Source: Elasticsearch, <c>EqlBase.g4</c>.</remarks>
internal static class EqlKeywords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "and", "any", "by", "false", "in", "join", "like", "maxspan", "not", "null", "of", "or", "regex", "sample",
        "sequence", "true", "until", "where", "with",
    };

    /// <summary>Whether the text is a reserved word, which is a name only between back-ticks.</summary>
    public static bool IsReserved(string text) => Reserved.Contains(text);

    /// <summary>Whether the text can stand as a name without back-ticks.</summary>
    public static bool IsPlainName(string text)
    {
        if (text.Length == 0 || !IsNameStart(text[0]) || IsReserved(text))
        {
            return false;
        }

        for (int i = 1; i < text.Length; i++)
        {
            if (!IsNamePart(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a name can begin with the character.</summary>
    public static bool IsNameStart(char c) => c == '@' || (IsNamePart(c) && !IsDigit(c));

    /// <summary>Whether a name can go on with the character.</summary>
    public static bool IsNamePart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || IsDigit(c);

    /// <summary>Whether the character is a decimal digit.</summary>
    public static bool IsDigit(char c) => c is >= '0' and <= '9';
}
