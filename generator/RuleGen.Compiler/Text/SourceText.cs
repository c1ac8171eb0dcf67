namespace RuleGen.Compiler.Text;

/// <summary>A file's path and text, and where its lines begin.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps <paramref name="text"/>; lines end with LF, CRLF or CR.</summary>
    public SourceText(string path, string text, string? debugPath = null)
    {
        Path = path;
        DebugPath = debugPath;
        Text = text;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>The path as the user gave it; diagnostics repeat it.</summary>
    public string Path { get; }

    /// <summary>The path that debug information of what is made of the file names it by; null: none does.</summary>
    public string? DebugPath { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>How many lines there are; an empty text has one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Where <paramref name="offset"/> stands; an offset behind the end is taken as the end.</summary>
    public LinePosition GetPosition(int offset)
    {
        offset = Math.Min(Math.Max(offset, 0), Text.Length);
        int index = Array.BinarySearch(_lineStarts, offset);
        int line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line, offset - _lineStarts[line]);
    }

    /// <summary>The text of a zero-based line without its line break.</summary>
    public string GetLine(int line)
    {
        int start = _lineStarts[line];
        int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Text.Length;
        return Text.Substring(start, end - start).TrimEnd('\r', '\n');
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
