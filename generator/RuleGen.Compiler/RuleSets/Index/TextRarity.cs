using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>
/// Estimates how often an event has a text. What many rules of a set name is what their authors saw often; nothing else is known at
/// build. A wrong estimate costs time, never an answer.
/// </summary>
internal sealed class TextRarity
{
    private readonly Dictionary<(string Field, string Text), int> _texts = [];
    private readonly Dictionary<uint, int> _fragments = [];
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);

    /// <summary>Counts the texts and fields of these conditions.</summary>
    public TextRarity(IReadOnlyList<OptimizedCondition> conditions)
    {
        foreach (OptimizedCondition condition in conditions)
        {
            CountAll(_fields, condition.Fields);
            CountAll(_texts, condition.Texts.Wholes);
            CountAll(_fragments, condition.Texts.Fragments);
        }
    }

    /// <summary>The estimate, from 0 to 1.</summary>
    public double ChanceOf(WitnessKey key) => key.Kind switch
    {
        // Fields of many rules are those that most events of some kind have; one that a rule or two read belongs to a rare source.
        WitnessKind.Presence => Math.Min(0.5, 0.04 + (0.01 * CountOf(_fields, key.Field))),
        WitnessKind.Fragment => ChanceOfFragment(key),
        WitnessKind.NotAscii => 0.02,
        _ => Math.Min(0.9, BaseChance(key) + (0.001 * CountOf(_texts, (key.Field, key.Text)))),
    };

    /// <summary>In how many texts of the rules the bytes stand that <see cref="TextHash.OfFragment"/> gives of the text, at their rarest.</summary>
    private int RarestCount(string text)
    {
        byte[] bytes = Utf8Bytes.Of(text);
        int rarest = int.MaxValue;
        for (int start = 0; start + TextHash.FragmentLength <= bytes.Length; start++)
        {
            rarest = Math.Min(rarest, CountOf(_fragments, TextHash.OfFragment(bytes.AsSpan(start))));
        }

        return rarest;
    }

    // The longer, the rarer; half as often at an end of a value as anywhere. A whole text, which is found without a scan, is preferred to the rarest.
    private double ChanceOfFragment(WitnessKey key)
    {
        if (key.Text.Length < TextHash.FragmentLength)
        {
            return key.Text.Length switch { 1 => 0.2, 2 => 0.07, _ => 0.03 };
        }

        double chance = 0.002 + (0.004 / (key.Text.Length - TextHash.FragmentLength + 1)) + (0.0005 * RarestCount(key.Text));
        return Math.Min(0.4, key.Place == FragmentPlace.Anywhere ? chance : chance / 2);
    }

    private static double BaseChance(WitnessKey key) => key.Field switch
    {
        // Their gates divide the stream already; to wake a rule anything else is better, the mere presence of another field included.
        "host.os.type" or "event.kind" or "event.module" or "event.outcome" or "event.category" or "event.type" => 0.6,
        "event.action" or "data_stream.dataset" or "event.dataset" or "event.provider" => 0.05,

        // Fields with few values: a number of the user that most processes run as, a kind of something, true or false.
        "user.id" or "event.code" => 0.1,
        _ when key.Text is "true" or "false" || key.Field.EndsWith(".type", StringComparison.Ordinal) => 0.3,
        _ => 0.002,
    };

    private static int CountOf<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts.TryGetValue(key, out int count) ? count : 0;

    private static void CountAll<TKey>(Dictionary<TKey, int> counts, IReadOnlyList<TKey> keys)
        where TKey : notnull
    {
        for (int i = 0; i < keys.Count; i++)
        {
            counts[keys[i]] = CountOf(counts, keys[i]) + 1;
        }
    }
}
