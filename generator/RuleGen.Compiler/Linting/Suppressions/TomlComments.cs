using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Linting.Suppressions;

/// <summary>
/// The comments of a TOML file. One on a line of its own is about the key that follows, however many lines its value takes, or about the header
/// that follows.
/// </summary>
internal static class TomlComments
{
    /// <summary>Finds the comments of a valid file.</summary>
    public static IEnumerable<RuleComment> Find(string text)
    {
        // Comments on lines of their own wait for what follows them.
        var waiting = new List<SourceSpan>();
        int i = 0;
        while (i < text.Length)
        {
            int start = SkipBlanks(text, i);
            if (start < text.Length && text[start] == '#')
            {
                i = LineEnd(text, start);
                waiting.Add(SourceSpan.FromBounds(start + 1, i));
                continue;
            }

            i = EndOfEntry(text, start, out List<SourceSpan> inside);
            SourceSpan entry = SourceSpan.FromBounds(start, i);
            foreach (SourceSpan comment in waiting)
            {
                yield return new RuleComment(text.Substring(comment.Start, comment.Length), comment, entry);
            }

            foreach (SourceSpan comment in inside)
            {
                int line = text.LastIndexOf('\n', comment.Start) + 1;
                bool isAlone = string.IsNullOrWhiteSpace(text.Substring(line, comment.Start - 1 - line));
                int next = SkipBlanks(text, comment.End);
                SourceSpan subject = isAlone ? SourceSpan.FromBounds(next, LineEnd(text, next)) : SourceSpan.FromBounds(line, comment.Start);
                yield return new RuleComment(text.Substring(comment.Start, comment.Length), comment, subject);
            }

            waiting.Clear();
        }

        foreach (SourceSpan comment in waiting)
        {
            yield return new RuleComment(text.Substring(comment.Start, comment.Length), comment, new SourceSpan(text.Length, 0));
        }
    }

    /// <summary>The end of the key or header that begins at <paramref name="i"/>: of its last line.</summary>
    private static int EndOfEntry(string text, int i, out List<SourceSpan> comments)
    {
        comments = [];
        int depth = 0;
        while (i < text.Length)
        {
            switch (text[i])
            {
                case '#':
                    int end = LineEnd(text, i);
                    comments.Add(SourceSpan.FromBounds(i + 1, end));
                    i = end;
                    break;
                case '"' or '\'':
                    if (TomlStringScanner.Skip(text, ref i, out _) != TomlFinding.None)
                    {
                        return text.Length;
                    }

                    break;
                case '\n' or '\r' when depth <= 0:
                    return i;
                default:
                    depth += text[i] is '[' or '{' ? 1 : text[i] is ']' or '}' ? -1 : 0;
                    i++;
                    break;
            }
        }

        return i;
    }

    private static int SkipBlanks(string text, int i)
    {
        while (i < text.Length && (char.IsWhiteSpace(text[i]) || text[i] == '\uFEFF'))
        {
            i++;
        }

        return i;
    }

    private static int LineEnd(string text, int i)
    {
        int end = text.IndexOfAny(['\r', '\n'], i);
        return end < 0 ? text.Length : end;
    }
}
