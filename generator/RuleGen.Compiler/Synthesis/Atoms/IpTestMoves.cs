using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Addresses inside some ranges, and beside them.</summary>
internal static class IpTestMoves
{
    /// <summary>Addresses that are for documentation where a range has them, then the first and last hosts of each range.</summary>
    public static IEnumerable<SampleValue> Of(IpTest test) => PlausibleValues.Of(test.Field)
        .Concat(test.Ranges.SelectMany(static range => range.IsSingle
            ? [Value(range.First)]
            : (SampleValue[])[Value(range.First.Next), Value(range.Last.Previous), Value(range.First), Value(range.Last)]));

    /// <summary>The neighbours of each range.</summary>
    public static IEnumerable<SampleValue> Near(IpTest test) =>
        test.Ranges.SelectMany(static range => (SampleValue[])[Value(range.Last.Next), Value(range.First.Previous)]);

    private static SampleValue Value(Matching.IpAddress address) => SampleValue.Of(address.ToString());
}
