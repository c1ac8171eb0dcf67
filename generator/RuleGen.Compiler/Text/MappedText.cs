namespace RuleGen.Compiler.Text;

/// <summary>
/// A text that stands inside a file, such as a rule's query inside a TOML string: its decoded characters, and for each
/// of them where it stands in the file. This is what lets a diagnostic name the column inside a multi-line query.
/// </summary>
public sealed class MappedText
{
    private readonly TextRun[] _runs;
    private readonly int _end;

    private MappedText(SourceText file, string text, TextRun[] runs, int end)
    {
        File = file;
        Text = text;
        _runs = runs;
        _end = end;
    }

    /// <summary>The file the text stands in.</summary>
    public SourceText File { get; }

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    /// <summary>A text that stands in the file letter for letter, from <paramref name="start"/> on.</summary>
    public static MappedText Verbatim(SourceText file, int start, int length) =>
        new(file, file.Text.Substring(start, length), [new TextRun(0, length, new SourceSpan(start, length))], start + length);

    /// <summary>A text that is a file of its own, such as a query typed on the command line.</summary>
    public static MappedText WholeFile(SourceText file) => Verbatim(file, 0, file.Text.Length);

    /// <summary>A text put together from runs (escapes, continued lines).</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="runs">Cover the text without gaps, in order; between them the file may have more.</param>
    /// <param name="end">The file offset behind the text.</param>
    /// <exception cref="ArgumentException">The runs do not cover the text.</exception>
    public static MappedText FromRuns(SourceText file, string text, IEnumerable<TextRun> runs, int end)
    {
        TextRun[] array = [.. runs];
        int covered = 0;
        foreach (TextRun run in array)
        {
            if (run.Start != covered)
            {
                throw new ArgumentException("Runs must follow each other without gaps.", nameof(runs));
            }

            covered += run.Length;
        }

        return covered == text.Length
            ? new MappedText(file, text, array, end)
            : throw new ArgumentException("Runs must cover the whole text.", nameof(runs));
    }

    /// <summary>
    /// The file span of a span of the decoded text: from where its first character begins to where its last one ends.
    /// A part of an escape is taken as the whole escape; bounds outside the text are taken as its ends.
    /// </summary>
    public SourceSpan ToFile(SourceSpan span)
    {
        int start = Math.Min(Math.Max(span.Start, 0), Text.Length);
        int end = Math.Min(Math.Max(span.End, start), Text.Length);
        SourceSpan first = CharacterAt(start);
        return end == start ? new SourceSpan(first.Start, 0) : first.Through(CharacterAt(end - 1));
    }

    private SourceSpan CharacterAt(int offset)
    {
        if (offset == Text.Length)
        {
            return new SourceSpan(_end, 0);
        }

        int low = 0;
        int high = _runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_runs[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        TextRun run = _runs[low];
        return run.IsVerbatim ? new SourceSpan(run.File.Start + offset - run.Start, 1) : run.File;
    }
}
