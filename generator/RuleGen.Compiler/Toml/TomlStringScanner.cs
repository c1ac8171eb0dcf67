using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>Finds the end of a string of any form and what is wrong inside it. Source: TOML 1.0 section String.</summary>
internal static class TomlStringScanner
{
    /// <summary>Moves <paramref name="i"/> from a string's first quote to behind its last, unless something is wrong.</summary>
    public static TomlFinding Skip(string text, ref int i, out SourceSpan span)
    {
        int open = i;
        char quote = text[open];
        bool multiLine = IsTriple(text, open);
        int delimiter = multiLine ? 3 : 1;
        for (int at = open + delimiter; at < text.Length; at++)
        {
            char c = text[at];
            if (c == quote && (!multiLine || IsTriple(text, at)))
            {
                i = multiLine ? EndOfQuotes(text, at) : at + 1;
                span = default;
                return TomlFinding.None;
            }

            if (!multiLine && c is '\n' or '\r')
            {
                break;
            }

            if (c == '\\' && quote == '"')
            {
                int length = EscapeLength(text, at, multiLine);
                if (length == 0)
                {
                    span = SourceSpan.FromBounds(at, Math.Min(text.Length, at + 2));
                    return TomlFinding.InvalidEscape;
                }

                at += length - 1;
            }
            else if (char.IsSurrogate(c))
            {
                if (at + 1 == text.Length || !char.IsSurrogatePair(c, text[at + 1]))
                {
                    span = new SourceSpan(at, 1);
                    return TomlFinding.LoneSurrogate;
                }

                at++;
            }
        }

        span = new SourceSpan(open, delimiter);
        return TomlFinding.UnterminatedString;
    }

    private static bool IsTriple(string text, int i) =>
        i + 2 < text.Length && text[i + 1] == text[i] && text[i + 2] == text[i];

    // Up to two quotes that belong to the text may stand right before the closing three.
    private static int EndOfQuotes(string text, int i)
    {
        int end = i + 3;
        int last = Math.Min(text.Length, end + 2);
        while (end < last && text[end] == text[i])
        {
            end++;
        }

        return end;
    }

    private static int EscapeLength(string text, int backslash, bool multiLine)
    {
        // A backslash at the end of the file is part of a string without an end.
        char kind = backslash + 1 < text.Length ? text[backslash + 1] : 'n';
        return kind switch
        {
            'b' or 't' or 'n' or 'f' or 'r' or 'e' or '"' or '\\' => 2,
            'x' => HexLength(text, backslash + 2, 2),
            'u' => HexLength(text, backslash + 2, 4),
            'U' => HexLength(text, backslash + 2, 8),
            ' ' or '\t' or '\n' or '\r' when multiLine && EndsLine(text, backslash + 1) => 2,
            _ => 0,
        };
    }

    private static int HexLength(string text, int start, int digits)
    {
        uint value = 0;
        for (int i = start; i < start + digits; i++)
        {
            if (i >= text.Length || !Uri.IsHexDigit(text[i]))
            {
                return 0;
            }

            value = (value << 4) | (uint)Uri.FromHex(text[i]);
        }

        return value is <= 0xD7FF or (>= 0xE000 and <= 0x10FFFF) ? digits + 2 : 0;
    }

    private static bool EndsLine(string text, int i)
    {
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        return i < text.Length && text[i] is '\n' or '\r';
    }
}
