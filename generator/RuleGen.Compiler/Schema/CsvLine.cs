using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Schema;

/// <summary>A cell's text without quotes and surrounding blanks, and where it stands with its quotes.</summary>
internal readonly record struct CsvCell(string Text, SourceSpan Span);

/// <summary>Splits a line at commas. Quotes as in RFC 4180, except that a cell ends on its line.</summary>
internal static class CsvLine
{
    /// <summary>
    /// The cells of the line from <paramref name="start"/> to <paramref name="end"/>; null when a quote never ends or
    /// more follows it in its cell.
    /// </summary>
    public static IReadOnlyList<CsvCell>? Read(string text, int start, int end)
    {
        var cells = new List<CsvCell>();
        int i = start;
        while (true)
        {
            i = SkipBlanks(text, i, end);
            bool isQuoted = i < end && text[i] == '"';
            if ((isQuoted ? ReadQuoted(text, i, end) : ReadPlain(text, i, end)) is not { } cell)
            {
                return null;
            }

            cells.Add(cell);
            i = SkipBlanks(text, cell.Span.End, end);
            if (i == end)
            {
                return cells;
            }

            if (text[i] != ',')
            {
                return null;
            }

            i++;
        }
    }

    private static int SkipBlanks(string text, int i, int end)
    {
        while (i < end && text[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }

    private static CsvCell? ReadPlain(string text, int start, int end)
    {
        int comma = text.IndexOf(',', start, end - start);
        string cell = text.Substring(start, (comma < 0 ? end : comma) - start).TrimEnd(' ', '\t');
        return new CsvCell(cell, new SourceSpan(start, cell.Length));
    }

    private static CsvCell? ReadQuoted(string text, int open, int end)
    {
        var decoded = new StringBuilder();
        for (int i = open + 1; i < end; i++)
        {
            if (text[i] != '"')
            {
                decoded.Append(text[i]);
            }
            else if (i + 1 < end && text[i + 1] == '"')
            {
                decoded.Append('"');
                i++;
            }
            else
            {
                return new CsvCell(decoded.ToString(), SourceSpan.FromBounds(open, i + 1));
            }
        }

        return null;
    }
}
