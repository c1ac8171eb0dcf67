using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Texts that a matcher accepts, those that other tests of the field accept as well among them.</summary>
internal static class StringTestMoves
{
    // Lists of thousands of texts exist; combining each with each would take longer than anyone waits.
    private const int PatternsToCombine = 40;

    // Puts something unlike any rule's text into the gaps, for rules that exclude every natural text.
    private static readonly string[] Fillers = [PlausibleValues.Word, PlausibleValues.OtherWord, "1", "-", "", "q7", "/", "\\", " "];

    public static IEnumerable<SampleValue> Of(StringTest test, MoveContext context)
    {
        PatternPieces[] patterns = [.. PatternPieces.Of(test.Matcher)];
        PatternPieces[] others = [.. context.RequiredOf<StringTest>(test.Field).SelectMany(static other => PatternPieces.Of(other.Matcher).Take(PatternsToCombine))];
        IEnumerable<string> plausible = PlausibleValues.Of(test.Field).Select(static value => value.Text);
        IEnumerable<string> texts = patterns.Select(static pattern => pattern.Natural())
            .Concat(Combine([.. patterns.Take(PatternsToCombine)], others))
            .Concat(patterns.Where(static pattern => pattern.HasGap).SelectMany(pattern => Fillers.Select(pattern.FillAll)))
            .Concat(plausible);

        // An ill-formed constant equals no text that a document can hold.
        return texts.Where(Utf8Bytes.IsWellFormed).Select(SampleValue.Of);
    }

    // A text of one pattern with those of the others in a gap of it: "/tmp/*" and "*.sh" give "/tmp/sample.sh".
    private static IEnumerable<string> Combine(PatternPieces[] patterns, PatternPieces[] others)
    {
        if (others.Length == 0)
        {
            yield break;
        }

        string all = string.Concat(others.Take(PatternsToCombine / 10).Select(static other => other.FillAll("")));
        foreach (PatternPieces pattern in patterns)
        {
            for (int gap = 0; gap < pattern.Gaps; gap++)
            {
                foreach (PatternPieces other in others)
                {
                    yield return pattern.FillOne(gap, other.Natural());
                    yield return pattern.FillOne(gap, other.FillAll(""));
                }

                yield return pattern.FillOne(gap, all);
            }

            // The other way round: the pattern inside a gap of another.
            foreach (PatternPieces other in others)
            {
                for (int gap = 0; gap < other.Gaps; gap++)
                {
                    yield return other.FillOne(gap, pattern.FillAll(""));
                }
            }
        }

        foreach (PatternPieces other in others)
        {
            yield return other.Natural();
        }
    }
}
