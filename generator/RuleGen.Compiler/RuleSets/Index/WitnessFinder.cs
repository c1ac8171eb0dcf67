using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>
/// Finds for each rule the rarest thing an event must have for the rule to match. Only what is certain counts: where a test says nothing of
/// the kind the answer is that every event must be asked, which costs time and never an alert.
/// </summary>
internal sealed class WitnessFinder(TextRarity rarity)
{
    // Fields with a handful of values that most rules name: they divide a stream and are no witness by themselves.
    private static readonly string[] GateFields =
    [
        "event.category", "event.type", "host.os.type", "event.action", "data_stream.dataset", "event.dataset", "event.provider", "event.code",
        "event.kind", "event.module", "event.outcome",
    ];

    /// <summary>The witness of an optimised condition.</summary>
    public RuleWitness Find(Predicate predicate)
    {
        Gate[] gates =
        [
            .. Conjuncts(predicate).OfType<StringTest>()
                .Where(static test => Array.IndexOf(GateFields, test.Field.Name) >= 0)
                .Select(test => (test.Field.Name, Keys: FromMatcher(test, test.Matcher)))
                .Where(static gate => gate.Keys is { } keys && keys.All(static key => key.Kind == WitnessKind.Text))
                .GroupBy(static gate => gate.Name, StringComparer.Ordinal)
                .Select(static group => new Gate(group.Key, group.First().Keys!.ToEquatableArray())),
        ];
        IReadOnlyList<WitnessKey>? keys = FromPredicate(predicate);
        return new RuleWitness(gates.ToEquatableArray(), (keys ?? []).Distinct().ToEquatableArray(), keys is null);
    }

    private static IEnumerable<Predicate> Conjuncts(Predicate predicate) => predicate is And and ? and.Items.SelectMany(Conjuncts) : [predicate];

    // Null: nothing is necessary. An empty list: the predicate never holds.
    private IReadOnlyList<WitnessKey>? FromPredicate(Predicate predicate) => predicate switch
    {
        Always always => always.Value ? null : [],
        And and => Rarest(and.Items.Select(FromPredicate)),
        Or or => Union(or.Items.Select(FromPredicate)),
        StringTest test => FromMatcher(test, test.Matcher),
        BooleanTest test => [new WitnessKey(WitnessKind.Text, test.Field.Name, test.Value ? "true" : "false")],
        // The values of an element are values of the whole event as well.
        Nested nested => FromPredicate(nested.Item) ?? [new WitnessKey(WitnessKind.Presence, nested.Elements.Name)],

        // A missing field satisfies no atom.
        Atom atom => [Presence(atom)],
        _ => null,
    };

    private IReadOnlyList<WitnessKey>? FromMatcher(StringTest test, StringMatcher matcher) => matcher switch
    {
        EqualTo equal => [Text(test, equal.Text)],
        OneOf oneOf => [.. oneOf.Texts.Select(text => Text(test, text))],
        Prefix prefix => [Fragment(test, prefix.Text)],
        Suffix suffix => [Fragment(test, suffix.Text)],
        Contains contains => [Fragment(test, contains.Text)],
        Wildcard wildcard => [Fragment(test, wildcard.Pattern.Split(wildcard.Any, wildcard.One))],
        AnyOf anyOf => Union(anyOf.Matchers.Select(item => FromMatcher(test, item))),
        _ => [Presence(test)],
    };

    private static WitnessKey Text(StringTest test, string text) => IsComparable(test, text)
        ? new WitnessKey(WitnessKind.Text, test.Field.Name, text, test.IgnoreCase)
        : Presence(test);

    /// <summary>The rarest run of bytes that one of the texts has.</summary>
    private WitnessKey Fragment(StringTest test, params string[] texts)
    {
        WitnessKey? best = null;
        double bestChance = 0;
        foreach (string text in texts)
        {
            for (int start = 0; start + Matching.TextHash.FragmentLength <= text.Length; start++)
            {
                string fragment = text.Substring(start, Matching.TextHash.FragmentLength);
                if (fragment.All(static c => c <= '~'))
                {
                    var key = new WitnessKey(WitnessKind.Fragment, test.Field.Name, fragment, test.IgnoreCase);
                    double chance = rarity.ChanceOf(key);
                    (best, bestChance) = best is null || chance < bestChance ? (key, chance) : (best, bestChance);
                }
            }
        }

        return best ?? Presence(test);
    }

    private static WitnessKey Presence(Atom atom) => new(WitnessKind.Presence, atom.Field.Name);

    // Beyond ASCII a text that ignores case has spellings with other bytes.
    private static bool IsComparable(StringTest test, string text) => !test.IgnoreCase || text.All(static c => c <= '~');

    private IReadOnlyList<WitnessKey>? Rarest(IEnumerable<IReadOnlyList<WitnessKey>?> covers) =>
        covers.Where(static cover => cover is not null).OrderBy(cover => cover!.Sum(rarity.ChanceOf)).FirstOrDefault();

    private static IReadOnlyList<WitnessKey>? Union(IEnumerable<IReadOnlyList<WitnessKey>?> covers)
    {
        var union = new List<WitnessKey>();
        foreach (IReadOnlyList<WitnessKey>? cover in covers)
        {
            if (cover is null)
            {
                return null;
            }

            union.AddRange(cover);
        }

        return union;
    }
}
