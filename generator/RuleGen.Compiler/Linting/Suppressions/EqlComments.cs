using RuleGen.Compiler.Eql;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Suppressions;

/// <summary>The comments of an EQL query (KQL has none). One on a line of its own is about the next line that is more than a comment.</summary>
internal static class EqlComments
{
    /// <summary>Finds the comments of a valid query, with their places in its file.</summary>
    public static IEnumerable<RuleComment> Find(MappedText query)
    {
        string text = query.Text;
        IReadOnlyList<SourceSpan> comments = EqlLexer.ReadComments(query);
        foreach (SourceSpan comment in comments)
        {
            bool isBlock = text[comment.Start + 1] == '*';
            SourceSpan inside = SourceSpan.FromBounds(comment.Start + 2, isBlock ? comment.End - 2 : comment.End);
            int line = text.LastIndexOf('\n', comment.Start) + 1;
            bool isAlone = string.IsNullOrWhiteSpace(text.Substring(line, comment.Start - line)) && EndsLine(text, comment.End);
            SourceSpan subject = isAlone ? NextLine(text, comment.End, comments) : LineAt(text, line);
            yield return new RuleComment(text.Substring(inside.Start, inside.Length), query.ToFile(inside), query.ToFile(subject));
        }
    }

    private static bool EndsLine(string text, int i)
    {
        SourceSpan rest = SourceSpan.FromBounds(i, LineAt(text, i).End);
        return string.IsNullOrWhiteSpace(text.Substring(rest.Start, rest.Length));
    }

    private static SourceSpan NextLine(string text, int i, IReadOnlyList<SourceSpan> comments)
    {
        while (i < text.Length)
        {
            SourceSpan comment = comments.FirstOrDefault(comment => comment.Start == i && comment.Length > 0);
            if (comment.Length == 0 && !char.IsWhiteSpace(text[i]))
            {
                break;
            }

            i = comment.Length > 0 ? comment.End : i + 1;
        }

        return LineAt(text, i);
    }

    private static SourceSpan LineAt(string text, int i)
    {
        int end = text.IndexOf('\n', Math.Min(i, text.Length));
        return SourceSpan.FromBounds(i, end < 0 ? text.Length : end);
    }
}
