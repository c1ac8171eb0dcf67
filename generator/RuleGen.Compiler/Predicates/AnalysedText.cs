using System.Text;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Predicates;

/// <summary>Makes tests of analysed text from the texts of a query, which go through the same analysis.</summary>
internal static class AnalysedText
{
    /// <summary>The words of a text as an analysed field has them, folded.</summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var found = new List<string>();
        var words = new TextWords(Utf8Bytes.Of(text));
        while (words.MoveNext())
        {
            found.Add(CaseFolding.Fold(Encoding.UTF8.GetString(words.Current.ToArray())));
        }

        return found;
    }

    /// <summary>One matcher for each word of a text.</summary>
    public static IEnumerable<WordMatcher> EachWordOf(string text) => WordsOf(text).Select(static word => new WordPhrase(new[] { word }.ToEquatableArray()));

    /// <summary>The words of a text next to each other; null when it has none.</summary>
    public static WordMatcher? PhraseOf(string text) => WordsOf(text) is { Count: > 0 } words ? new WordPhrase(words.ToEquatableArray()) : null;

    /// <summary>Some of the matchers accepts some value. Without matchers it does not hold.</summary>
    public static Predicate AnyOf(FieldReference field, IEnumerable<WordMatcher> matchers)
    {
        WordMatcher[] different = [.. matchers.Distinct()];
        return different.Length switch
        {
            0 => Always.False,
            1 => new WordTest(field, different[0]),
            _ => new WordTest(field, new AnyOfWords(different.ToEquatableArray())),
        };
    }
}
