using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>
/// One pass over the raw text before it is parsed. It finds what the parser reports late or not at all: a string
/// without an end (the parser names the end of the file) and brackets nested so deep that descending is unsafe.
/// </summary>
internal static class TomlScanner
{
    /// <summary>Deeper nesting is refused; people write three or four levels, attackers write 100,000.</summary>
    public const int MaxDepth = 500;

    /// <summary>What the pass found first.</summary>
    public enum Finding
    {
        None,
        UnterminatedString,
        TooDeep,
    }

    /// <summary>Scans <paramref name="text"/>; <paramref name="span"/> is the quote or bracket the finding is about.</summary>
    public static Finding Scan(string text, out SourceSpan span)
    {
        int depth = 0;
        int i = 0;
        span = default;
        while (i < text.Length)
        {
            switch (text[i])
            {
                case '#':
                    i = FindLineEnd(text, i);
                    break;
                case '"' or '\'':
                    int delimiter = IsTriple(text, i) ? 3 : 1;
                    int end = delimiter == 3 ? FindMultiLineEnd(text, i) : FindSingleLineEnd(text, i);
                    if (end < 0)
                    {
                        span = new SourceSpan(i, delimiter);
                        return Finding.UnterminatedString;
                    }

                    i = end;
                    break;
                case '[' or '{':
                    if (++depth > MaxDepth)
                    {
                        span = new SourceSpan(i, 1);
                        return Finding.TooDeep;
                    }

                    i++;
                    break;
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    i++;
                    break;
                default:
                    i++;
                    break;
            }
        }

        return Finding.None;
    }

    private static bool IsTriple(string text, int i) =>
        i + 2 < text.Length && text[i + 1] == text[i] && text[i + 2] == text[i];

    private static int FindLineEnd(string text, int i)
    {
        while (i < text.Length && text[i] is not ('\n' or '\r'))
        {
            i++;
        }

        return i;
    }

    private static int FindSingleLineEnd(string text, int open)
    {
        char quote = text[open];
        for (int i = open + 1; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == quote)
            {
                return i + 1;
            }

            bool isEscape = text[i] == '\\' && quote == '"' && i + 1 < text.Length && text[i + 1] is not ('\n' or '\r');
            i += isEscape ? 1 : 0;
        }

        return -1;
    }

    private static int FindMultiLineEnd(string text, int open)
    {
        char quote = text[open];
        for (int i = open + 3; i < text.Length; i++)
        {
            if (text[i] == quote && IsTriple(text, i))
            {
                // Up to two quotes may stand right before the closing three.
                int end = i + 3;
                int last = Math.Min(text.Length, end + 2);
                while (end < last && text[end] == quote)
                {
                    end++;
                }

                return end;
            }

            i += text[i] == '\\' && quote == '"' ? 1 : 0;
        }

        return -1;
    }
}
