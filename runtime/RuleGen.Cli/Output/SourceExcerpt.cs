using System.Text;
using RuleGen.Compiler.Text;

namespace RuleGen.Cli.Output;

/// <summary>Shows a place in a text: its line, and carets under it.</summary>
internal static class SourceExcerpt
{
    private const int TabWidth = 4;
    private const int MostColumns = 110;
    private const int ColumnsBefore = 50;

    /// <summary>
    /// Two lines: the source line, of a long one the part around the span, and the carets. A span over several lines is
    /// marked to the end of its first.
    /// </summary>
    public static (string Line, string Carets) Of(SourceText file, SourceSpan span)
    {
        LinePosition position = file.GetPosition(span.Start);
        string line = file.GetLine(position.Line);
        int start = Math.Min(position.Column, line.Length);
        int end = Math.Min(start + span.Length, line.Length);
        (int from, int to) = Window(line, start);
        end = Math.Min(end, to);

        string before = from > 0 ? "…" : "";
        string after = to < line.Length ? "…" : "";
        string lead = before + Expand(line[from..start], DisplayText.Width(before));
        int column = DisplayText.Width(lead);
        string marked = Expand(line[start..end], column);
        string rest = Expand(line[end..to], column + DisplayText.Width(marked));
        return (lead + marked + rest + after, new string(' ', column) + new string('^', Math.Max(1, DisplayText.Width(marked))));
    }

    // The part of a line that is shown, never cutting a surrogate pair in two.
    private static (int From, int To) Window(string line, int start)
    {
        if (line.Length <= MostColumns)
        {
            return (0, line.Length);
        }

        int from = Math.Max(0, start - ColumnsBefore);
        int to = Math.Min(line.Length, from + MostColumns);
        from = from > 0 && char.IsLowSurrogate(line[from]) ? from - 1 : from;
        to = to < line.Length && char.IsLowSurrogate(line[to]) ? to + 1 : to;
        return (from, to);
    }

    /// <summary>The text with tabs as blanks up to the next stop and nothing that could upset a terminal.</summary>
    private static string Expand(string text, int column)
    {
        var expanded = new StringBuilder(text.Length);
        int start = 0;
        for (int tab = text.IndexOf('\t', StringComparison.Ordinal); tab >= 0; tab = text.IndexOf('\t', start))
        {
            expanded.Append(DisplayText.Clean(text[start..tab]));
            int at = column + DisplayText.Width(expanded.ToString());
            expanded.Append(' ', TabWidth - (at % TabWidth));
            start = tab + 1;
        }

        return expanded.Append(DisplayText.Clean(text[start..])).ToString();
    }
}
