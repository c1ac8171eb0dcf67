using RuleGen.Compiler.Predicates;
using RuleGen.Matching;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>Says with texts and wildcard patterns what an expression accepts, where that is possible with a few of them.</summary>
internal static class RegexWildcards
{
    // A search each: beyond some of them one walk of an automaton is faster. Texts become a set, which is one lookup.
    private const int MostPatterns = 8;
    private const int MostTexts = 64;

    // Single characters in a row; a longer row is rarer than the automaton is slow.
    private const int MostRepetitions = 8;

    // The parts of a pattern: any run, one character, or text.
    private const string AnyRun = "*";
    private const string OneCharacter = "?";
    private const char TextMark = '=';

    /// <summary>Matchers that together accept the same; null when they would be too many or cannot say it. Texts are folded where case is ignored.</summary>
    public static IReadOnlyList<StringMatcher>? Find(RegexNode expression, bool ignoreCase)
    {
        if (Expand(expression, ignoreCase) is not { Count: > 0 } alternatives)
        {
            return null;
        }

        StringMatcher[] matchers = [.. alternatives.Select(Build).OfType<StringMatcher>()];
        return matchers.Length == alternatives.Count && matchers.Count(static matcher => matcher is not EqualTo) <= MostPatterns ? matchers : null;
    }

    private static StringMatcher? Build(string[] parts)
    {
        var builder = new WildcardBuilder();
        foreach (string part in parts)
        {
            _ = part == AnyRun ? builder.Any() : part == OneCharacter ? builder.One() : builder.Text(part.Substring(1));
        }

        return builder.Build();
    }

    /// <summary>The alternatives of an expression, each as its parts.</summary>
    private static List<string[]>? Expand(RegexNode expression, bool ignoreCase) => expression switch
    {
        RegexCharacter character => Part(character.Set, ignoreCase) is { } part ? [[part]] : null,
        RegexSequence sequence => Join(sequence.Items.Select(item => Expand(item, ignoreCase))),
        RegexAlternation alternation => Collect(alternation.Items.Select(item => Expand(item, ignoreCase))),
        RegexRepetition repetition => Repeat(repetition, ignoreCase),
        _ => null,
    };

    private static string? Part(CodePointSet set, bool ignoreCase) =>
        set.Equals(CodePointSet.All) ? OneCharacter : TextOf(set, ignoreCase) is { } text ? TextMark + text : null;

    /// <summary>The one character of a set, folded where case is ignored and the set has all that fold to it; null when it is not one.</summary>
    public static string? TextOf(CodePointSet set, bool ignoreCase)
    {
        if (set.Bounds.Count == 0 || set.Bounds[0] is RegexTable.StrayByte or (>= 0xD800 and <= 0xDFFF))
        {
            return null;
        }

        int character = ignoreCase ? CaseFolding.Fold(set.Bounds[0]) : set.Bounds[0];
        return set.Equals(ignoreCase ? CodePointSet.IgnoringCase(character) : CodePointSet.Of(character))
            ? char.ConvertFromUtf32(character)
            : null;
    }

    private static List<string[]>? Repeat(RegexRepetition repetition, bool ignoreCase)
    {
        if (Expand(repetition.Item, ignoreCase) is not { } item)
        {
            return null;
        }

        if (repetition.Most == RegexNode.Unlimited)
        {
            bool isAnyCharacter = item is [[OneCharacter]] && repetition.Least <= MostRepetitions;
            return isAnyCharacter ? [[.. Enumerable.Repeat(OneCharacter, repetition.Least), AnyRun]] : null;
        }

        return repetition.Most > MostRepetitions
            ? null
            : Collect(Enumerable.Range(repetition.Least, repetition.Most - repetition.Least + 1).Select(times => Join(Enumerable.Repeat<List<string[]>?>(item, times))));
    }

    /// <summary>Every alternative of the first followed by every one of the next, and so on.</summary>
    private static List<string[]>? Join(IEnumerable<List<string[]>?> items)
    {
        List<string[]> joined = [[]];
        foreach (List<string[]>? item in items)
        {
            if (item is null || (long)joined.Count * item.Count > MostTexts)
            {
                return null;
            }

            joined = [.. joined.SelectMany(head => item.Select(tail => (string[])[.. head, .. tail]))];
        }

        return joined;
    }

    private static List<string[]>? Collect(IEnumerable<List<string[]>?> items)
    {
        List<string[]> all = [];
        foreach (List<string[]>? item in items)
        {
            if (item is null || all.Count + item.Count > MostTexts)
            {
                return null;
            }

            all.AddRange(item);
        }

        return all;
    }
}
