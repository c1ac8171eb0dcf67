using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>A word matcher with its constants as UTF-8.</summary>
internal abstract class WordValueTest : ValueTest
{
    public static ValueTest Create(WordMatcher matcher) => matcher switch
    {
        WordPhrase phrase => new PhraseTest(Utf8Bytes.Of(phrase.Text)),
        WordPattern { Pattern: var pattern } => new PatternTest(Utf8Bytes.Of(pattern.Pattern), (byte)pattern.Any, (byte)pattern.One),
        AnyOfWords any => new AnyTest([.. any.Matchers.Select(Create)]),
        _ => throw new InvalidOperationException($"{matcher.GetType().Name} cannot be evaluated."),
    };

    private sealed class PhraseTest(byte[] phrase) : WordValueTest
    {
        public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => TextWords.Contains(text, phrase);
    }

    private sealed class PatternTest(byte[] pattern, byte any, byte one) : WordValueTest
    {
        public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => TextWords.ContainsLike(text, pattern, any, one);
    }

    private sealed class AnyTest(ValueTest[] items) : WordValueTest
    {
        public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text)
        {
            foreach (ValueTest item in items)
            {
                if (item.Accepts(kind, text))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
