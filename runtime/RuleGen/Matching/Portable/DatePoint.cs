namespace RuleGen.Matching;

/// <summary>A point in time: milliseconds since 1970 in UTC and, within the millisecond, nanoseconds. Calendar of the proleptic Gregorian years.</summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly struct DatePoint
{
    internal const long MillisecondsPerDay = 86_400_000;
    private const int NanosecondsPerMillisecond = 1_000_000;

    // What a year may be in Elasticsearch's calendar arithmetic and still fit into milliseconds of 64 bits.
    private const long GreatestYear = 292_000_000;

    /// <summary>A point by its parts; <paramref name="nanoseconds"/> from 0 to 999,999.</summary>
    public DatePoint(long milliseconds, int nanoseconds = 0)
    {
        Milliseconds = milliseconds;
        Nanoseconds = nanoseconds;
    }

    /// <summary>Milliseconds since 1970, rounded down.</summary>
    public long Milliseconds { get; }

    /// <summary>Nanoseconds since that millisecond.</summary>
    public int Nanoseconds { get; }

    /// <summary>The days since 1970 of a date; false when the calendar has no such date.</summary>
    public static bool TryGetDay(long year, int month, int day, out long days)
    {
        days = 0;
        if (month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month) || Math.Abs(year) > GreatestYear)
        {
            return false;
        }

        // Years begin in March, so that the leap day is the last; 400 of them have 146,097 days.
        long shifted = month > 2 ? year : year - 1;
        long era = FloorDivide(shifted, 400);
        long yearOfEra = shifted - (era * 400);
        long dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        days = (era * 146_097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        return true;
    }

    /// <summary>The date of a day since 1970.</summary>
    public static void GetDate(long days, out long year, out int month, out int day)
    {
        long shifted = days + 719_468;
        long era = FloorDivide(shifted, 146_097);
        long dayOfEra = shifted - (era * 146_097);
        long yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        int march = (int)(((5 * dayOfYear) + 2) / 153);
        day = (int)(dayOfYear - (((153 * march) + 2) / 5)) + 1;
        month = march < 10 ? march + 3 : march - 9;
        year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
    }

    /// <summary>How many days a month has.</summary>
    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>
    /// The point in the units a field of dates counts in: milliseconds, or nanoseconds, in which only the years 1970 to 2262 can be said.
    /// </summary>
    public bool TryGetUnits(bool isNanoseconds, out long units)
    {
        units = Milliseconds;
        if (!isNanoseconds)
        {
            return true;
        }

        const long Greatest = long.MaxValue / NanosecondsPerMillisecond;
        units = (Milliseconds * NanosecondsPerMillisecond) + Nanoseconds;
        return Milliseconds is >= 0 and < Greatest;
    }

    internal static long FloorDivide(long value, long divisor) =>
        value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor);
}
