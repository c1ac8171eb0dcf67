using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Texts that have the words a test asks for, and those that other tests of the field ask for as well.</summary>
internal static class WordTestMoves
{
    public static IEnumerable<SampleValue> Of(WordTest test, MoveContext context)
    {
        string others = string.Join(" ", context.RequiredOf<WordTest>(test.Field).Select(static other => Texts(other.Matcher).FirstOrDefault()).Distinct());
        return Texts(test.Matcher).SelectMany(text => (string[])[text, text + " " + others]).Select(SampleValue.Of);
    }

    private static IEnumerable<string> Texts(WordMatcher matcher) => matcher switch
    {
        WordPhrase phrase => [phrase.Text],
        WordPattern pattern => PatternPieces.Of(pattern.Pattern).SelectMany(static pieces => (string[])[pieces.FillAll(PlausibleValues.Word), pieces.FillAll("")]),
        AnyOfWords any => any.Matchers.SelectMany(Texts),
        _ => [],
    };
}
