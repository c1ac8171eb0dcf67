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

    // However many of a field's values are looked for, an event is taken to have one of them no more often than this.
    private const double MostOfField = 0.45;

    // What is known to be so once an event has passed a gate says little, however rare it is among all events.
    private const double LeastOfGated = 0.95;

    /// <summary>The witness of an optimised condition.</summary>
    public RuleWitness Find(Predicate predicate)
    {
        Gate[] gates =
        [
            .. Conjuncts(predicate).OfType<StringTest>()
                .Where(static test => Array.IndexOf(GateFields, test.Field.Name) >= 0)
                .Select(test => (test.Field.Name, Keys: FromMatcher(test, test.Matcher, gated: [])))
                .Where(static gate => gate.Keys is { } keys && keys.All(static key => key.Kind == WitnessKind.Text))
                .GroupBy(static gate => gate.Name, StringComparer.Ordinal)
                .Select(static group => new Gate(group.Key, group.First().Keys!.ToEquatableArray())),
        ];
        var gated = new HashSet<string>(gates.Select(static gate => gate.Field), StringComparer.Ordinal);
        IReadOnlyList<WitnessKey>? keys = FromPredicate(predicate, gated);
        return new RuleWitness(gates.ToEquatableArray(), (keys ?? []).ToEquatableArray(), keys is null);
    }

    private static IEnumerable<Predicate> Conjuncts(Predicate predicate) => predicate is And and ? and.Items.SelectMany(Conjuncts) : [predicate];

    // Null: nothing is necessary. An empty list: the predicate never holds.
    private IReadOnlyList<WitnessKey>? FromPredicate(Predicate predicate, HashSet<string> gated) => predicate switch
    {
        Always always => always.Value ? null : [],
        And and => Rarest(and.Items.Select(item => FromPredicate(item, gated)), gated),
        Or or => Union(or.Items.Select(item => FromPredicate(item, gated))),
        StringTest test => FromMatcher(test, test.Matcher, gated),
        WordTest test => FromMatcher(test, test.Matcher, gated),
        BooleanTest test => [new WitnessKey(WitnessKind.Text, test.Field.Name, test.Value ? "true" : "false")],

        // The values of an element are values of the whole event as well.
        Nested nested => FromPredicate(nested.Item, gated) ?? [new WitnessKey(WitnessKind.Presence, nested.Elements.Name)],

        // A missing field satisfies no atom.
        Atom atom => [Presence(atom)],
        _ => null,
    };

    private IReadOnlyList<WitnessKey> FromMatcher(StringTest test, StringMatcher matcher, HashSet<string> gated) => matcher switch
    {
        EqualTo equal => [Text(test, equal.Text)],
        OneOf oneOf => [.. oneOf.Texts.Select(text => Text(test, text)).Distinct()],
        AnyOf anyOf => Union(anyOf.Matchers.Select(item => FromMatcher(test, item, gated)))!,
        Regex regex => Union(regex.Patterns.Select(pattern => (IReadOnlyList<WitnessKey>)[Rarest(FragmentFinder.OfExpression(test, pattern), gated) ?? Presence(test)]))!,
        _ => [Rarest(FragmentFinder.Of(test, matcher), gated) ?? Presence(test)],
    };

    private IReadOnlyList<WitnessKey> FromMatcher(WordTest test, WordMatcher matcher, HashSet<string> gated) => matcher is AnyOfWords any
        ? Union(any.Matchers.Select(item => FromMatcher(test, item, gated)))!
        : [Rarest(FragmentFinder.Of(test, matcher), gated) ?? Presence(test)];

    private static WitnessKey Text(StringTest test, string text) => IsComparable(test, text)
        ? new WitnessKey(WitnessKind.Text, test.Field.Name, text, test.IgnoreCase)
        : new WitnessKey(WitnessKind.NotAscii, test.Field.Name);

    private static WitnessKey Presence(Atom atom) => new(WitnessKind.Presence, atom.Field.Name);

    // Beyond ASCII a text that ignores case has spellings with other bytes, none of them ASCII.
    private static bool IsComparable(StringTest test, string text) => !test.IgnoreCase || text.All(static c => c < '\x80');

    private WitnessKey? Rarest(IEnumerable<WitnessKey> keys, HashSet<string> gated) => keys.OrderBy(key => ChanceOf(key, gated)).FirstOrDefault();

    private IReadOnlyList<WitnessKey>? Rarest(IEnumerable<IReadOnlyList<WitnessKey>?> covers, HashSet<string> gated) =>
        covers.Where(static cover => cover is not null).OrderBy(cover => ChanceOf(cover!, gated)).FirstOrDefault();

    private double ChanceOf(IReadOnlyList<WitnessKey> cover, HashSet<string> gated) => cover
        .GroupBy(static key => key.Field, StringComparer.Ordinal)
        .Sum(keys => Math.Min(gated.Contains(keys.Key) ? 1 : MostOfField, keys.Sum(key => ChanceOf(key, gated))));

    /// <summary>
    /// How often an event that passes the rule's gates has the key. Where the field is one of the gates the key says hardly more than the gate
    /// did; the rarer of two such is still the better.
    /// </summary>
    private double ChanceOf(WitnessKey key, HashSet<string> gated) =>
        gated.Contains(key.Field) ? LeastOfGated + ((1 - LeastOfGated) * rarity.ChanceOf(key)) : rarity.ChanceOf(key);

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

        // Each once, or the sum of their chances would count one key several times.
        var distinct = new HashSet<WitnessKey>(union);

        // Where any value wakes the rule, no key of the same field wakes it more rarely.
        var present = new HashSet<string>(distinct.Where(static key => key.Kind == WitnessKind.Presence).Select(static key => key.Field), StringComparer.Ordinal);
        return [.. union.Where(key => distinct.Remove(key) && (key.Kind == WitnessKind.Presence || !present.Contains(key.Field)))];
    }
}
