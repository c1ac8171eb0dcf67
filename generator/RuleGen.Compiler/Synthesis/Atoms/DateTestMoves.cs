using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>
/// Times at the ends of a range, and beside it. A range that the clock moves gets times at the end it does not move, or the time samples have:
/// an event is made for the moment at which it is judged.
/// </summary>
internal static class DateTestMoves
{
    /// <summary>The time samples have, then the ends.</summary>
    public static IEnumerable<SampleValue> Of(DateTest test) =>
        PlausibleValues.Of(test.Field).Concat(Values(test, test.First, 0)).Concat(Values(test, test.Last, 0));

    /// <summary>The neighbours of the ends.</summary>
    public static IEnumerable<SampleValue> Near(DateTest test) => Values(test, test.First, -1).Concat(Values(test, test.Last, 1));

    private static IEnumerable<SampleValue> Values(DateTest test, DateBound end, long step)
    {
        if (end.Steps is null && end != DateBound.Least && end != DateBound.Greatest)
        {
            yield return SampleValue.Of(end.Format(test.IsNanoseconds, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", step));
        }
    }
}
