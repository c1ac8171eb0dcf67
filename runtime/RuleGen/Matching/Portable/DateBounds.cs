namespace RuleGen.Matching;

/// <summary>Ends of ranges of dates that depend on the clock, in the units a field counts in.</summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class DateBounds
{
    private const long TicksPerMillisecond = 10_000;
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    /// <summary>The least unit of a range that begins at <c>now</c> and some date maths; a range without one has no units.</summary>
    /// <param name="now">The clock. Like Elasticsearch's it counts whole milliseconds.</param>
    /// <param name="steps">The calculation behind <c>now</c>, see <see cref="DateMath"/>.</param>
    /// <param name="roundUp">Whether rounding gives the end of the unit.</param>
    /// <param name="shift">Units to add to the result.</param>
    /// <param name="isNanoseconds">Whether the field counts nanoseconds.</param>
    public static long First(DateTimeOffset now, ReadOnlySpan<byte> steps, bool roundUp = false, long shift = 0, bool isNanoseconds = false) =>
        TryCalculate(now, steps, roundUp, isNanoseconds, out long units) ? units + shift : long.MaxValue;

    /// <summary>The greatest unit of such a range; see <see cref="First"/>.</summary>
    public static long Last(DateTimeOffset now, ReadOnlySpan<byte> steps, bool roundUp = false, long shift = 0, bool isNanoseconds = false) =>
        TryCalculate(now, steps, roundUp, isNanoseconds, out long units) ? units + shift : long.MinValue;

    private static bool TryCalculate(DateTimeOffset now, ReadOnlySpan<byte> steps, bool roundUp, bool isNanoseconds, out long units)
    {
        units = 0;
        var start = new DatePoint(DatePoint.FloorDivide(now.UtcTicks - UnixEpochTicks, TicksPerMillisecond));
        return DateMath.TryApply(start, steps, roundUp, out DatePoint result) && result.TryGetUnits(isNanoseconds, out units);
    }
}
