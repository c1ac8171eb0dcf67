using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Toml;

/// <summary>What <see cref="TomlScanner"/> found.</summary>
internal enum TomlFinding
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A string without an end; the span is its opening quotes.</summary>
    UnterminatedString,

    /// <summary>A backslash that begins no escape; the span goes from it through the character after it.</summary>
    InvalidEscape,

    /// <summary>Half of a surrogate pair, which is no character.</summary>
    LoneSurrogate,

    /// <summary>A bracket too deep inside others.</summary>
    TooDeep,
}

/// <summary>
/// One pass over the raw text before it is parsed. It finds what the parser reports late, badly or not at all: a string
/// without an end (the parser names the end of the file), a Windows path between double quotes, and brackets nested so
/// deep that descending is unsafe.
/// </summary>
internal static class TomlScanner
{
    /// <summary>Deeper nesting is refused; people write three or four levels, attackers write 100,000.</summary>
    public const int MaxDepth = 500;

    /// <summary>The first finding in <paramref name="text"/> and its place.</summary>
    public static TomlFinding Scan(string text, out SourceSpan span)
    {
        int depth = 0;
        int i = 0;
        span = default;
        while (i < text.Length)
        {
            char c = text[i];
            switch (c)
            {
                case '#':
                    i = FindLineEnd(text, i);
                    break;
                case '"' or '\'':
                    TomlFinding finding = TomlStringScanner.Skip(text, ref i, out span);
                    if (finding != TomlFinding.None)
                    {
                        return finding;
                    }

                    break;
                default:
                    depth += c is '[' or '{' ? 1 : c is ']' or '}' && depth > 0 ? -1 : 0;
                    if (depth > MaxDepth)
                    {
                        span = new SourceSpan(i, 1);
                        return TomlFinding.TooDeep;
                    }

                    i++;
                    break;
            }
        }

        return TomlFinding.None;
    }

    private static int FindLineEnd(string text, int i)
    {
        int end = text.IndexOfAny(['\r', '\n'], i);
        return end < 0 ? text.Length : end;
    }
}
