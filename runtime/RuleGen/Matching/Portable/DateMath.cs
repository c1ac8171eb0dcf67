namespace RuleGen.Matching;

/// <summary>
/// Date maths: <c>+1M-2d/d</c> adds a month, takes two days away and rounds to the day. Units are <c>y M w d h H m s</c>; a week begins on
/// Monday; all of it in UTC.
/// </summary>
/// <remarks>Source: Elasticsearch <c>common/time/JavaDateMathParser.java</c>. Rounding up gives the last millisecond of the unit.</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class DateMath
{
    /// <summary>Applies the steps of a calculation from left to right; false when it is none or leaves the calendar.</summary>
    public static bool TryApply(DatePoint start, ReadOnlySpan<byte> steps, bool roundUp, out DatePoint result)
    {
        result = start;
        while (!steps.IsEmpty)
        {
            byte operation = steps[0];
            int length = 1;
            int number = 0;
            while (length < steps.Length && (uint)(steps[length] - '0') <= 9)
            {
                number = (number * 10) + (steps[length] - '0');
                if (++length > 10)
                {
                    return false;
                }
            }

            bool hasNumber = length > 1;
            if (length == steps.Length)
            {
                return false;
            }

            byte unit = steps[length];
            steps = steps.Slice(length + 1);
            bool isApplied = operation switch
            {
                (byte)'/' => (!hasNumber || number == 1) && TryRound(result, unit, roundUp, out result),
                (byte)'+' => TryAdd(result, unit, hasNumber ? number : 1, out result),
                (byte)'-' => TryAdd(result, unit, hasNumber ? -number : -1, out result),
                _ => false,
            };
            if (!isApplied)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAdd(DatePoint point, byte unit, long number, out DatePoint result)
    {
        result = point;
        if (unit is (byte)'y' or (byte)'M')
        {
            return TryAddMonths(point, unit == (byte)'y' ? number * 12 : number, out result);
        }

        long milliseconds = UnitLength(unit);
        result = new DatePoint(unchecked(point.Milliseconds + (number * milliseconds)), point.Nanoseconds);
        return milliseconds > 0 && IsInCalendar(result.Milliseconds);
    }

    private static bool TryAddMonths(DatePoint point, long number, out DatePoint result)
    {
        long day = DatePoint.FloorDivide(point.Milliseconds, DatePoint.MillisecondsPerDay);
        DatePoint.GetDate(day, out long year, out int month, out int dayOfMonth);
        long months = (year * 12) + month - 1 + number;
        year = DatePoint.FloorDivide(months, 12);
        month = (int)(months - (year * 12)) + 1;

        // The 31st of January and a month is the last of February.
        bool exists = DatePoint.TryGetDay(year, month, Math.Min(dayOfMonth, DatePoint.DaysInMonth(year, month)), out long days);
        long time = point.Milliseconds - (day * DatePoint.MillisecondsPerDay);
        result = new DatePoint((days * DatePoint.MillisecondsPerDay) + time, point.Nanoseconds);
        return exists;
    }

    private static bool TryRound(DatePoint point, byte unit, bool roundUp, out DatePoint result)
    {
        long length = UnitLength(unit);
        long day = DatePoint.FloorDivide(point.Milliseconds, DatePoint.MillisecondsPerDay);
        DatePoint.GetDate(day, out long year, out int month, out _);
        long first = unit switch
        {
            (byte)'y' => FirstOf(year, 1),
            (byte)'M' => FirstOf(year, month),
            // The first of January 1970 was a Thursday.
            (byte)'w' => (DatePoint.FloorDivide(day + 3, 7) * 7) - 3,
            _ => 0,
        };
        result = unit switch
        {
            (byte)'y' or (byte)'M' or (byte)'w' => new DatePoint(first * DatePoint.MillisecondsPerDay),
            _ when length > 0 => new DatePoint(DatePoint.FloorDivide(point.Milliseconds, length) * length),
            _ => point,
        };
        if (length == 0 && unit is not ((byte)'y' or (byte)'M'))
        {
            return false;
        }

        if (roundUp)
        {
            if (!TryAdd(result, unit, 1, out result))
            {
                return false;
            }

            result = new DatePoint(result.Milliseconds - 1);
        }

        return true;
    }

    private static long FirstOf(long year, int month)
    {
        DatePoint.TryGetDay(year, month, 1, out long days);
        return days;
    }

    /// <summary>Milliseconds of a unit that always has the same; 0 for the others.</summary>
    private static long UnitLength(byte unit) => unit switch
    {
        (byte)'w' => 7 * DatePoint.MillisecondsPerDay,
        (byte)'d' => DatePoint.MillisecondsPerDay,
        (byte)'h' or (byte)'H' => 3_600_000,
        (byte)'m' => 60_000,
        (byte)'s' => 1_000,
        _ => 0,
    };

    // Far inside 64 bits, so that no step overflows before it is seen.
    private static bool IsInCalendar(long milliseconds) => milliseconds is > -9_000_000_000_000_000_000 and < 9_000_000_000_000_000_000;
}
