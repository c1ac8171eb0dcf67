namespace RuleGen.Compiler.Text;

/// <summary>
/// A text that stands inside a file, such as a rule's query inside a TOML string: its decoded characters, and for each
/// of them where it stands in the file. This is what lets a diagnostic name the column inside a multi-line query.
/// </summary>
public sealed class MappedText
{
    private readonly int[]? _offsets;
    private readonly int _start;

    private MappedText(SourceText file, string text, int start, int[]? offsets)
    {
        File = file;
        Text = text;
        _start = start;
        _offsets = offsets;
    }

    /// <summary>The file the text stands in.</summary>
    public SourceText File { get; }

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    /// <summary>A text that stands in the file letter for letter, from <paramref name="start"/> on.</summary>
    public static MappedText Verbatim(SourceText file, int start, int length) =>
        new(file, file.Text.Substring(start, length), start, null);

    /// <summary>A text that is a file of its own, such as a query typed on the command line.</summary>
    public static MappedText WholeFile(SourceText file) => new(file, file.Text, 0, null);

    /// <summary>
    /// A text whose characters stand at the given file offsets (escapes, continued lines).
    /// <paramref name="offsets"/> has one entry per character and one for the end.
    /// </summary>
    public static MappedText WithOffsets(SourceText file, string text, int[] offsets)
    {
        if (offsets.Length != text.Length + 1)
        {
            throw new ArgumentException("One offset per character and one for the end are needed.", nameof(offsets));
        }

        return new MappedText(file, text, 0, offsets);
    }

    /// <summary>The file span of a span of the decoded text.</summary>
    public SourceSpan ToFile(SourceSpan span)
    {
        int start = ToFileOffset(span.Start);
        return SourceSpan.FromBounds(start, Math.Max(start, ToFileOffset(span.End)));
    }

    private int ToFileOffset(int offset)
    {
        offset = Math.Min(Math.Max(offset, 0), Text.Length);
        return _offsets is null ? _start + offset : _offsets[offset];
    }
}
