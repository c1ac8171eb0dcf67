using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes the local function that looks for several phrases and word patterns in a field's values. Each text is cut into words once;
/// the first byte of a word says which phrases can begin with it.
/// </summary>
internal sealed class WordMatcherEmitter(CodeWriter code, WordMatcher matcher)
{
    /// <summary>Writes <c>static bool name(EventField values)</c>: whether some value has some of the words.</summary>
    public void EmitFunction(string name)
    {
        WordMatcher[] matchers = [.. Leaves(matcher).Distinct()];
        IGrouping<byte, WordPhrase>[] phrases = [.. matchers.OfType<WordPhrase>().GroupBy(static phrase => Utf8Bytes.Of(phrase.Text)[0]).OrderBy(static group => group.Key)];
        using (code.Block($"static bool {name}(global::RuleGen.EventField values)"))
        {
            using (code.Block("foreach (global::System.ReadOnlySpan<byte> value in values)"))
            {
                code.Line("var words = new global::RuleGen.Matching.TextWords(value);");
                using (code.Block("while (words.MoveNext())"))
                {
                    EmitPhrases(phrases);
                    foreach (WordPattern pattern in matchers.OfType<WordPattern>())
                    {
                        code.Line($"if (words.IsLike({Arguments(pattern)})) return true;");
                    }
                }
            }

            code.Line();
            code.Line("return false;");
        }
    }

    /// <summary>A pattern as the arguments of a call.</summary>
    public static string Arguments(WordPattern pattern) => MatcherEmitter.Arguments(pattern.Pattern);

    private static IEnumerable<WordMatcher> Leaves(WordMatcher matcher) =>
        matcher is AnyOfWords any ? any.Matchers.SelectMany(Leaves) : [matcher];

    private void EmitPhrases(IGrouping<byte, WordPhrase>[] phrases)
    {
        if (phrases.Length == 0)
        {
            return;
        }

        using (code.Block("switch (words.FirstByte)"))
        {
            foreach (IGrouping<byte, WordPhrase> group in phrases)
            {
                string tests = string.Join(" || ", group.Select(static phrase => $"words.Starts({Literals.Utf8(phrase.Text)})"));
                string first = group.Key < 0x80 ? $"'{(char)group.Key}'" : FormattableString.Invariant($"0x{group.Key:X2}");
                code.Line($"case {first} when {tests}:");
            }

            code.Line("    return true;");
        }
    }
}
