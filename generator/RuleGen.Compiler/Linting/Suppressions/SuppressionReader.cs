using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Linting.Suppressions;

/// <summary>Reads what comments say to RuleGen: <c>rulegen: ignore IDS -- reason</c> and <c>rulegen: ignore-file IDS -- reason</c>.</summary>
internal sealed class SuppressionReader(SourceText file, DiagnosticBag diagnostics)
{
    /// <summary>What every comment to RuleGen begins with.</summary>
    public const string Address = "rulegen:";

    private const string NextVerb = "ignore";
    private const string FileVerb = "ignore-file";
    private const string ReasonMark = "--";

    private static readonly Lazy<Dictionary<string, RuleDiagnosticDescriptor>> Known =
        new(static () => DiagnosticCatalogue.All.ToDictionary(static descriptor => descriptor.Id, StringComparer.Ordinal));

    /// <summary>The suppression that a comment is; null when it is none, or a wrong one, which is reported.</summary>
    public Suppression? Read(RuleComment comment)
    {
        int start = comment.Text.IndexOf(Address, StringComparison.Ordinal);
        if (start < 0 || comment.Text.Substring(0, start).Trim().Length > 0)
        {
            return null;
        }

        SourceSpan whole = TrimmedSpan(comment.Text, comment.Place);
        int mark = comment.Text.IndexOf(ReasonMark, StringComparison.Ordinal);
        SuppressedId[] words = [.. Words(comment, start + Address.Length, mark < 0 ? comment.Text.Length : mark)];
        if (words.Length == 0 || words[0].Id is not (NextVerb or FileVerb))
        {
            return Reject(words.Length == 0 ? whole : words[0].Span, $"a comment to RuleGen says '{NextVerb}' or '{FileVerb}'");
        }

        if (words.Length == 1)
        {
            return Reject(words[0].Span, "no id says what shall be ignored");
        }

        if (mark < 0 || comment.Text.Substring(mark + ReasonMark.Length).Trim().Length == 0)
        {
            return Reject(whole, "the reason is missing, which the next reader needs");
        }

        SuppressedId[] ids = [.. words.Skip(1).Where(IsKnown)];
        return ids.Length == 0 ? null : new Suppression(ids.ToEquatableArray(), words[0].Id == FileVerb ? new SourceSpan(0, file.Text.Length) : comment.Subject);
    }

    /// <summary>The words with commas and blanks between them.</summary>
    private static IEnumerable<SuppressedId> Words(RuleComment comment, int start, int end)
    {
        int i = start;
        while (i < end)
        {
            int word = i;
            while (i < end && comment.Text[i] != ',' && !char.IsWhiteSpace(comment.Text[i]))
            {
                i++;
            }

            if (i > word)
            {
                yield return new SuppressedId(comment.Text.Substring(word, i - word), new SourceSpan(comment.Place.Start + word, i - word));
            }

            i++;
        }
    }

    private bool IsKnown(SuppressedId word)
    {
        string? problem = !Known.Value.TryGetValue(word.Id, out RuleDiagnosticDescriptor? descriptor)
            ? $"no diagnostic has the id {MessageText.Quote(word.Id)}{NearestNames.DidYouMean(word.Id, Known.Value.Keys)}"
            : descriptor.Severity == RuleDiagnosticSeverity.Error
            ? $"{word.Id} is an error, and a rule with one is not compiled; correct the rule"
            : !IsAboutOneFile(word.Id)
            ? $"{word.Id} is not found in this file alone, and no comment here reaches it; set its severity in a .globalconfig"
            : null;
        if (problem is not null)
        {
            diagnostics.Report(UnknownSuppressedId, file, word.Span, problem);
        }

        return problem is null;
    }

    // RG3, RG6 and RG7 compare files with each other, RG22 compares them with types in C#; RG59 is about the comments themselves.
    private static bool IsAboutOneFile(string id) =>
        id[2] is '0' or '1' or '2' or '4' or '5' && !id.StartsWith("RG22", StringComparison.Ordinal) && !id.StartsWith("RG59", StringComparison.Ordinal);

    private Suppression? Reject(SourceSpan span, string problem)
    {
        diagnostics.Report(MalformedSuppression, file, span, $"{problem}; write '{Address} {NextVerb} RG5001 {ReasonMark} reason', or '{FileVerb}' for the whole file");
        return null;
    }

    private static SourceSpan TrimmedSpan(string text, SourceSpan place)
    {
        int start = text.Length - text.TrimStart().Length;
        return new SourceSpan(place.Start + start, text.Trim().Length);
    }
}
