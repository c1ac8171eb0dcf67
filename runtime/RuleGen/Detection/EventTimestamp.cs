using RuleGen.Matching;

namespace RuleGen;

/// <summary>Reads <c>@timestamp</c> as date fields are read (<see cref="DateText"/>). Digits beyond 100 ns are cut off.</summary>
internal static partial class EventTimestamp
{
    // The years 1 to 9999, which are those of DateTimeOffset.
    private const long FirstMillisecond = -62_135_596_800_000;
    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>The first value of the field as UTC; false when there is none or it is no time between the years 1 and 9999.</summary>
    public static bool TryGet(EventField field, out DateTimeOffset time)
    {
        foreach (ReadOnlySpan<byte> text in field)
        {
            return TryParse(text, out time);
        }

        time = default;
        return false;
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        if (TryParseCommon(text, out time))
        {
            return true;
        }

        bool isTime = DateText.TryParse(text, roundUp: false, out DatePoint point) && point.Milliseconds is >= FirstMillisecond and <= LastMillisecond;
        time = isTime ? DateTimeOffset.UnixEpoch.AddTicks((point.Milliseconds * TimeSpan.TicksPerMillisecond) + (point.Nanoseconds / 100)) : default;
        return isTime;
    }
}
