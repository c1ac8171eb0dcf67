using RuleGen.Compiler.RegularExpressions;

namespace RuleGen.Compiler.Tests.RegularExpressions;

/// <summary>
/// What an expression means, said by its definition: from each place in a text, where a match may end. Slow, without automata, and for
/// expressions without large repetitions.
/// </summary>
internal static class RegexOracle
{
    /// <summary>Whether the whole text is accepted.</summary>
    public static bool Accepts(RegexNode expression, string text)
    {
        int[] characters = [.. text.EnumerateRunes().Select(static rune => rune.Value)];
        return Ends(expression, characters, 0).Contains(characters.Length);
    }

    private static HashSet<int> Ends(RegexNode expression, int[] text, int start) => expression switch
    {
        RegexCharacter character => start < text.Length && character.Set.Contains(text[start]) ? [start + 1] : [],
        RegexSequence sequence => sequence.Items.Aggregate((HashSet<int>)[start], (ends, item) => [.. ends.SelectMany(end => Ends(item, text, end))]),
        RegexAlternation alternation => [.. alternation.Items.SelectMany(item => Ends(item, text, start))],
        RegexIntersection intersection => [.. Enumerable.Range(start, text.Length - start + 1).Where(end => intersection.Items.All(item => Ends(item, text, start).Contains(end)))],
        RegexComplement complement => [.. Enumerable.Range(start, text.Length - start + 1).Except(Ends(complement.Item, text, start))],
        RegexRepetition repetition => Repeat(repetition, text, start),
        _ => throw new InvalidOperationException(),
    };

    private static HashSet<int> Repeat(RegexRepetition repetition, int[] text, int start)
    {
        HashSet<int> all = repetition.Least == 0 ? [start] : [];
        HashSet<int> ends = [start];
        // Where nothing new is reached with as many repetitions as there are places, nothing will be.
        for (int times = 1; times <= Math.Min(repetition.Most, repetition.Least + text.Length + 1); times++)
        {
            ends = [.. ends.SelectMany(end => Ends(repetition.Item, text, end))];
            if (times >= repetition.Least)
            {
                all.UnionWith(ends);
            }
        }

        return all;
    }
}
