using System.Text;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>Finds the texts that stand, in this order, in whatever an expression accepts.</summary>
internal static class RegexTexts
{
    /// <summary>
    /// The texts between parts that are not the same in all that is accepted; the first begins it and the last ends it, and they are empty where
    /// nothing is known there. Folded where case is ignored.
    /// </summary>
    public static IEnumerable<string> Of(RegexNode expression, bool ignoreCase)
    {
        var text = new StringBuilder();
        foreach (string? part in Parts(expression, ignoreCase))
        {
            if (part is not null)
            {
                text.Append(part);
                continue;
            }

            yield return text.ToString();
            text.Clear();
        }

        yield return text.ToString();
    }

    // Null: something that varies, nothing perhaps.
    private static IEnumerable<string?> Parts(RegexNode expression, bool ignoreCase) => expression switch
    {
        RegexCharacter character => [RegexWildcards.TextOf(character.Set, ignoreCase)],
        RegexSequence sequence => sequence.Items.SelectMany(item => Parts(item, ignoreCase)),

        // What is repeated stands there at least once; more of it may follow.
        RegexRepetition { Least: > 0 } repetition => Parts(repetition.Item, ignoreCase).Append(null),
        _ => [null],
    };
}
