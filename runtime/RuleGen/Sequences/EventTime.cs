using System.Globalization;

namespace RuleGen;

/// <summary>Points in time as rules over several events count them: milliseconds since 1970, or nanoseconds.</summary>
internal static class EventTime
{
    /// <summary>After every time an event can have, in either unit, and far from overflow.</summary>
    public const long End = long.MaxValue / 2;

    /// <summary>Before every time an event can have.</summary>
    public const long Start = -End;

    /// <summary>The length in bytes of the longest text of a time.</summary>
    public const int LongestText = 28;

    private const string ToMillisecond = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string ToTick = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // The years 1 to 9999, which are those of DateTimeOffset.
    private const long FirstMillisecond = -62_135_596_800_000;
    private const long LastMillisecond = 253_402_300_799_999;
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const long NanosecondsPerTick = 100;

    // The first and the last tick that nanoseconds of 64 bits reach, with some room.
    private const long MostTicksOfNanoseconds = End / NanosecondsPerTick;

    /// <summary>A time in milliseconds, or nanoseconds, since 1970, rounded down.</summary>
    public static long FromDate(DateTimeOffset time, bool isNanoseconds)
    {
        long ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        return isNanoseconds
            ? Math.Clamp(ticks, -MostTicksOfNanoseconds, MostTicksOfNanoseconds) * NanosecondsPerTick
            : FloorDivide(ticks, TimeSpan.TicksPerMillisecond);
    }

    /// <summary>The date of a time.</summary>
    public static DateTimeOffset ToDate(long time, bool isNanoseconds) =>
        isNanoseconds ? DateTimeOffset.UnixEpoch.AddTicks(FloorDivide(time, NanosecondsPerTick)) : FromMilliseconds(time);

    /// <summary>The date of a time in milliseconds.</summary>
    public static DateTimeOffset FromMilliseconds(long time) => DateTimeOffset.UnixEpoch.AddMilliseconds(time);

    /// <summary>A length of time in the unit.</summary>
    public static long FromSpan(TimeSpan span, bool isNanoseconds) =>
        isNanoseconds ? Math.Min(span.Ticks, MostTicksOfNanoseconds) * NanosecondsPerTick : span.Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>A time's whole milliseconds.</summary>
    public static long ToMilliseconds(long time, bool isNanoseconds) =>
        isNanoseconds ? FloorDivide(time, NanosecondsPerMillisecond) : time;

    /// <summary>ISO 8601 in UTC with milliseconds, as Kibana writes times, unless that would lose what tells two apart.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(FormatOf(time), CultureInfo.InvariantCulture);

    /// <summary>The same as UTF-8.</summary>
    /// <returns>Its length in bytes.</returns>
    public static int Format(DateTimeOffset time, Span<byte> output) =>
        time.UtcDateTime.TryFormat(output, out int length, FormatOf(time), CultureInfo.InvariantCulture)
            ? length
            : throw new ArgumentException("The text of a time needs more room.", nameof(output));

    /// <summary>ISO 8601 in UTC with milliseconds; what is finer is cut off.</summary>
    public static string FormatToMillisecond(DateTimeOffset time) =>
        time.UtcDateTime.ToString(ToMillisecond, CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Format(DateTimeOffset)"/>; a time beyond the years 1 to 9999 by its milliseconds since 1970.</summary>
    public static string FormatMilliseconds(long time) =>
        time is >= FirstMillisecond and <= LastMillisecond
            ? Format(FromMilliseconds(time))
            : time.ToString(CultureInfo.InvariantCulture);

    private static string FormatOf(DateTimeOffset time) => time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? ToMillisecond : ToTick;

    private static long FloorDivide(long value, long divisor) =>
        value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor);
}
