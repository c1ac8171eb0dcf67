namespace RuleGen.Matching;

/// <summary>
/// Reads points in time from text, in the formats of Elasticsearch's date fields: <c>strict_date_optional_time</c> (ISO 8601, where
/// everything behind the year may be missing), <c>epoch_millis</c>, <c>epoch_second</c>, and patterns such as <c>dd-MM-yyyy</c>. Several
/// are joined by <c>||</c> and tried in turn.
/// </summary>
/// <remarks>
/// Source: Elasticsearch <c>common/time/Iso8601Parser.java</c>, <c>EpochTime.java</c> and <c>JavaDateFormatter.java</c>. As there, a missing month
/// or day is the first, also when rounding up; a missing time is then the last of its unit. Zones are <c>Z</c>, <c>UTC</c>, <c>GMT</c> and offsets;
/// names of regions are not read.
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static partial class DateText
{
    /// <summary>Reads a text in the default format of date fields, <c>strict_date_optional_time||epoch_millis</c>.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, bool roundUp, out DatePoint point) =>
        TryParseIso(text, roundUp, out point) || TryParseEpoch(text, millisecondsPerUnit: 1, roundUp, out point);

    /// <summary>Reads a text in one of the formats; an empty list is the default.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, ReadOnlySpan<byte> formats, bool roundUp, out DatePoint point)
    {
        if (formats.IsEmpty)
        {
            return TryParse(text, roundUp, out point);
        }

        while (true)
        {
            ReadOnlySpan<byte> format = NextFormat(ref formats);
            if (TryParseOne(text, format, roundUp, out point))
            {
                return true;
            }

            if (formats.IsEmpty)
            {
                return false;
            }
        }
    }

    /// <summary>Whether every format of a list can be read.</summary>
    public static bool AreSupported(ReadOnlySpan<byte> formats)
    {
        while (!formats.IsEmpty)
        {
            ReadOnlySpan<byte> format = NextFormat(ref formats);
            if (!IsIso(format) && !IsEpochMilliseconds(format) && !IsEpochSeconds(format) && !IsPattern(format))
            {
                return false;
            }
        }

        return true;
    }

    private static ReadOnlySpan<byte> NextFormat(ref ReadOnlySpan<byte> formats)
    {
        int end = formats.IndexOf("||"u8);
        ReadOnlySpan<byte> format = end < 0 ? formats : formats.Slice(0, end);
        formats = end < 0 ? default : formats.Slice(end + 2);
        return format;
    }

    private static bool TryParseOne(ReadOnlySpan<byte> text, ReadOnlySpan<byte> format, bool roundUp, out DatePoint point) =>
        IsIso(format) ? TryParseIso(text, roundUp, out point)
        : IsEpochMilliseconds(format) ? TryParseEpoch(text, 1, roundUp, out point)
        : IsEpochSeconds(format) ? TryParseEpoch(text, 1_000, roundUp, out point)
        : TryParsePattern(text, format, roundUp, out point);

    private static bool IsIso(ReadOnlySpan<byte> format) =>
        format.SequenceEqual("strict_date_optional_time"u8) || format.SequenceEqual("strict_date_optional_time_nanos"u8);

    private static bool IsEpochMilliseconds(ReadOnlySpan<byte> format) => format.SequenceEqual("epoch_millis"u8);

    private static bool IsEpochSeconds(ReadOnlySpan<byte> format) => format.SequenceEqual("epoch_second"u8);

    /// <summary>Reads digits, perhaps a minus sign and a fraction down to the nanosecond.</summary>
    private static bool TryParseEpoch(ReadOnlySpan<byte> text, int millisecondsPerUnit, bool roundUp, out DatePoint point)
    {
        var fields = new DateFields(text);
        int fractionDigits = millisecondsPerUnit == 1 ? 6 : 9;
        long nanosecondsPerUnit = millisecondsPerUnit * 1_000_000L;
        bool isNegative = fields.TryTake((byte)'-');
        long fraction = roundUp ? nanosecondsPerUnit - 1 : 0;
        point = default;
        if (!fields.TryNumber(1, 15, out long units)
            || (fields.TryTake((byte)'.') && !fields.IsAtEnd && !fields.TryFraction(fractionDigits, out fraction))
            || !fields.IsAtEnd)
        {
            return false;
        }

        // A negative number with a fraction lies before its whole part.
        long nanoseconds = isNegative ? -fraction : fraction;
        if (isNegative && roundUp && text.IndexOf((byte)'.') < 0)
        {
            nanoseconds = fraction;
        }

        long wholeMilliseconds = DatePoint.FloorDivide(nanoseconds, 1_000_000);
        point = new DatePoint(((isNegative ? -units : units) * millisecondsPerUnit) + wholeMilliseconds, (int)(nanoseconds - (wholeMilliseconds * 1_000_000)));
        return true;
    }
}
