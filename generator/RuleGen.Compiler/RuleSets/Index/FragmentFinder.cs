using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>
/// Finds the texts that a value must have in it for a matcher to accept it, as keys of an index: ASCII, since only there do texts that fold
/// to each other have bytes in common, and of at least <see cref="TextHash.FragmentLength"/> bytes where they may stand anywhere. A text beyond
/// ASCII stands in no value that is ASCII, as what folds to ASCII alone is ASCII but for two letters.
/// </summary>
internal static class FragmentFinder
{
    // Code units below it are ASCII.
    private const char Ascii = '\x80';

    // Of a text as long as this a part is as rare as the whole; the index compares it byte by byte.
    private const int Longest = 64;

    /// <summary>The fragments of a matcher that is no set: each of them is necessary. Empty: none is long enough.</summary>
    public static IEnumerable<WitnessKey> Of(StringTest test, StringMatcher matcher) => matcher switch
    {
        Prefix prefix => Keys(test.Field.Name, test.IgnoreCase, prefix.Text, isStart: true, isEnd: false),
        Suffix suffix => Keys(test.Field.Name, test.IgnoreCase, suffix.Text, isStart: false, isEnd: true),
        Contains contains => Keys(test.Field.Name, test.IgnoreCase, contains.Text, isStart: false, isEnd: false),
        Wildcard wildcard => OfPattern(test.Field.Name, test.IgnoreCase, wildcard, isWhole: true),
        _ => [],
    };

    /// <summary>The same for one regular expression of a matcher.</summary>
    public static IEnumerable<WitnessKey> OfExpression(StringTest test, string pattern)
    {
        string[] parts = [.. RegexTexts.Of(LuceneRegexParser.Parse(pattern, test.IgnoreCase, [])!, test.IgnoreCase)];
        return parts.SelectMany((part, i) => Keys(test.Field.Name, test.IgnoreCase, part, isStart: i == 0, isEnd: i == parts.Length - 1));
    }

    /// <summary>The same for words of analysed text. The bytes of a word stand together in the value that has it.</summary>
    public static IEnumerable<WitnessKey> Of(WordTest test, WordMatcher matcher) => matcher switch
    {
        WordPhrase phrase => phrase.Words.SelectMany(word => Keys(test.Field.Name, true, word, isStart: false, isEnd: false)),
        WordPattern pattern => OfPattern(test.Field.Name, true, pattern.Pattern, isWhole: false),
        _ => [],
    };

    private static IEnumerable<WitnessKey> OfPattern(string field, bool ignoreCase, Wildcard wildcard, bool isWhole)
    {
        string[] parts = wildcard.Pattern.Split(wildcard.Any, wildcard.One);
        return parts.SelectMany((part, i) => Keys(field, ignoreCase, part, isStart: isWhole && i == 0, isEnd: isWhole && i == parts.Length - 1));
    }

    /// <summary>The runs of ASCII in a text; at the ends of the text the place is known.</summary>
    private static IEnumerable<WitnessKey> Keys(string field, bool ignoreCase, string text, bool isStart, bool isEnd)
    {
        if (text.Any(static c => c >= Ascii))
        {
            yield return new WitnessKey(WitnessKind.NotAscii, field);
        }

        for (int start = 0; start < text.Length;)
        {
            int end = start;
            while (end < text.Length && text[end] < Ascii)
            {
                end++;
            }

            FragmentPlace place = isStart && start == 0 ? FragmentPlace.Start : isEnd && end == text.Length ? FragmentPlace.End : FragmentPlace.Anywhere;
            if (end - start >= (place == FragmentPlace.Anywhere ? TextHash.FragmentLength : 1))
            {
                int length = Math.Min(end - start, Longest);
                yield return new WitnessKey(WitnessKind.Fragment, field, text.Substring(place == FragmentPlace.End ? end - length : start, length), ignoreCase, place);
            }

            start = end + 1;
        }
    }
}
