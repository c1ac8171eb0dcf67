using CsCheck;

namespace RuleGen.Tests.Sequences;

/// <summary>Random queries and events.</summary>
internal static class Generate
{
    private const string Kinds = "ABCD";

    private static readonly Gen<char> s_kind = Gen.Char[Kinds];

    private static readonly Gen<IReadOnlyList<string>> s_keys =
        Choose<IReadOnlyList<string>>([], ["user"], ["?user"], ["user", "host"], ["?user", "host"], ["?user", "?host"]);

    private static readonly Gen<string[]> s_values = Gen.Frequency(
        (1, Choose<string[]>([[]])),
        (6, Choose("x1", "x2").Select(value => new[] { value })),
        (1, Choose("x1", "x2", "x3").Array[2, 3]));

    private static readonly Gen<Item> s_item = Gen.Select(s_kind, Gen.Frequency((3, Choose(false)), (1, Choose(true))), (kind, isMissing) => new Item(kind, isMissing));

    /// <summary>Events in no order.</summary>
    public static readonly Gen<Sighting[]> Events = Gen.Select(
        Gen.Frequency((30, Gen.Long[0, 12].Select(time => (long?)time)), (1, Choose<long?>([null]))),
        Gen.Char[Kinds].Array[0, 3].Select(kinds => new string([.. kinds.Distinct()])),
        s_values,
        s_values,
        Gen.Frequency((4, Gen.Int[0, 2].Select(seq => (int?)seq)), (1, Choose<int?>([null]))))
        .Select((time, kinds, users, hosts, seq) => new Sighting(time, kinds, users, hosts, seq))
        .Array[0, 20]
        .Select(Sighting.Number);

    /// <summary>A sequence that the language allows.</summary>
    public static readonly Gen<Query> Sequence = Gen.Select(
        s_item.Array[2, 4],
        s_keys,
        Gen.Frequency((1, Choose<int?>([null])), (3, Gen.Int[1, 6].Select(span => (int?)span))),
        Gen.Frequency((2, Choose<char?>([null])), (1, s_kind.Select(kind => (char?)kind))),
        Gen.Bool)
        .Where((items, _, span, _, _) => items.Any(item => !item.IsMissing) && (span is not null || !items.Any(item => item.IsMissing)))
        .Select((items, keys, span, until, hasTiebreaker) => new Query
        {
            Items = items,
            Keys = keys,
            MaxSpan = span,
            Until = until,
            HasTiebreaker = hasTiebreaker,
        });

    /// <summary>A sample.</summary>
    public static readonly Gen<Query> Sample = Gen.Select(
        s_kind.Array[2, 4],
        s_keys.Where(keys => keys.Count > 0),
        Gen.Int[0, 8],
        (kinds, keys, lookBack) => new Query { Items = [.. kinds.Select(kind => new Item(kind))], Keys = keys, LookBack = lookBack });

    /// <summary>Delays on the way.</summary>
    public static readonly Gen<Delays> Jitter = Gen.Select(Gen.Int[1, 6], Gen.Int[0, 1_000_000], (most, seed) => new Delays(most, seed));

    private static Gen<T> Choose<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

/// <summary>Events arrive some milliseconds after they happened.</summary>
/// <param name="Most">The longest delay.</param>
/// <param name="Seed">Decides the delays.</param>
internal sealed record Delays(int Most, int Seed)
{
    /// <summary>Events in the order of their arrival.</summary>
    public Sighting[] Shuffle(IEnumerable<Sighting> events)
    {
        var random = new Random(Seed);
        return [.. events.OrderBy(item => ((item.Time ?? 0) * 1_000) + random.Next((Most * 1_000) + 1))];
    }
}
