using System.Text;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>A matcher as a row of texts with gaps between them, to be filled with whatever fits.</summary>
/// <param name="Pieces">Texts; null is a run of any characters, <see cref="Any"/> exactly one.</param>
internal sealed record PatternPieces(IReadOnlyList<string?> Pieces)
{
    /// <summary>Stands for exactly one character. A text is never empty, so it is none.</summary>
    public const string Any = "";

    private const string Drive = "c";
    private const string Separators = "/\\.:@";

    /// <summary>The patterns of a matcher, in its order: texts are patterns without gaps.</summary>
    public static IEnumerable<PatternPieces> Of(StringMatcher matcher) => matcher switch
    {
        EqualTo equal => [new PatternPieces(Literal(equal.Text))],
        OneOf oneOf => oneOf.Texts.Select(static text => new PatternPieces(Literal(text))),
        Prefix prefix => [new PatternPieces([.. Literal(prefix.Text), null])],
        Suffix suffix => [new PatternPieces([null, .. Literal(suffix.Text)])],
        Contains contains => [new PatternPieces([null, .. Literal(contains.Text), null])],
        Wildcard wildcard => [new PatternPieces(Split(wildcard))],

        // What is accepted in its own case is accepted in any, but for complements.
        Regex regex => RegexExamples.Accepted(regex, ignoreCase: false).Select(static text => new PatternPieces(Literal(text))),
        AnyOf anyOf => anyOf.Matchers.SelectMany(Of),
        _ => [],
    };

    /// <summary>Whether there is room for other text.</summary>
    public bool HasGap => Pieces.Contains(null);

    /// <summary>The shortest natural text: a gap that stands for a part of a path or a name gets a word, others nothing.</summary>
    public string Natural() => Fill(i => IsAtSeparator(i) ? PlausibleValues.Word : "");

    /// <summary>Every gap filled with the same text.</summary>
    public string FillAll(string text) => Fill(_ => text);

    /// <summary>One gap filled with a text, the others naturally. Gaps are counted from 0.</summary>
    public string FillOne(int gap, string text)
    {
        int place = -1;
        for (int i = 0; i < Pieces.Count; i++)
        {
            if (Pieces[i] is null && gap-- == 0)
            {
                place = i;
            }
        }

        return Fill(i => i == place ? text : IsAtSeparator(i) ? PlausibleValues.Word : "");
    }

    /// <summary>How many runs of any characters there are.</summary>
    public int Gaps => Pieces.Count(static piece => piece is null);

    private static string[] Literal(string text) => text.Length == 0 ? [] : [text];

    private static List<string?> Split(Wildcard wildcard)
    {
        string pattern = wildcard.Pattern;
        var pieces = new List<string?>();
        int start = 0;
        for (int i = 0; i <= pattern.Length; i++)
        {
            if (i < pattern.Length && pattern[i] != wildcard.Any && pattern[i] != wildcard.One)
            {
                continue;
            }

            pieces.AddRange(Literal(pattern.Substring(start, i - start)));
            start = i + 1;
            if (i < pattern.Length)
            {
                pieces.Add(pattern[i] == wildcard.Any ? null : Any);
            }
        }

        return pieces;
    }

    private string Fill(Func<int, string> gap)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Pieces.Count; i++)
        {
            text.Append(Pieces[i] switch
            {
                null => gap(i),

                // The question mark of published rules is a drive letter more often than not.
                Any => i == 0 && i + 1 < Pieces.Count && Pieces[i + 1] is { Length: > 0 } next && next[0] == ':' ? Drive : "1",
                string literal => literal,
            });
        }

        return text.ToString();
    }

    // At the end of a pattern only where a separator stands before it, and the other way round at the start.
    private bool IsAtSeparator(int gap)
    {
        bool behind = gap > 0 && Pieces[gap - 1] is { Length: > 0 } before && Separators.IndexOf(before[before.Length - 1]) >= 0;
        bool ahead = gap + 1 < Pieces.Count && Pieces[gap + 1] is { Length: > 0 } after && Separators.IndexOf(after[0]) >= 0;
        return gap == 0 ? ahead : gap == Pieces.Count - 1 ? behind : behind && ahead;
    }
}
