using System.Globalization;
using System.Text;
using Spectre.Console;

namespace RuleGen.Cli.Output;

/// <summary>Makes text that came from events and rule files fit to be shown in columns.</summary>
internal static class DisplayText
{
    /// <summary>
    /// The text with everything that could move the cursor, start an escape sequence or reverse the reading direction written
    /// as <c>\u{…}</c>: an event must not be able to draw on the terminal of whoever looks at it.
    /// </summary>
    public static string Clean(string text) => Escape(text, static c => string.Create(CultureInfo.InvariantCulture, $"\\u{{{(int)c:x}}}"));

    /// <summary>A JSON document on one line with the same characters as JSON's own escapes: they stand only in strings.</summary>
    public static string CleanJson(string json) => Escape(json, static c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));

    /// <summary>How many columns the text takes.</summary>
    public static int Width(string text) => text.GetCellWidth();

    /// <summary>The text in exactly <paramref name="width"/> columns: filled up with blanks, or cut with an ellipsis.</summary>
    public static string Fit(string text, int width)
    {
        int own = Width(text);
        return own <= width ? text + new string(' ', width - own) : Fit(Cut(text, width), width);
    }

    /// <summary>The text in at most <paramref name="width"/> columns, cut with an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        int used = 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Width(rune.ToString());
            if (used > width)
            {
                break;
            }

            cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }

    private static string Escape(string text, Func<char, string> escape)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = IsUnsafe(c) ? clean.Append(escape(c)) : clean.Append(c);
        }

        return clean.ToString();
    }

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
