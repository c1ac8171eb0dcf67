namespace RuleGen.Matching;

/// <content>ISO 8601.</content>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static partial class DateText
{
    private static bool TryParseIso(ReadOnlySpan<byte> text, bool roundUp, out DatePoint point)
    {
        var fields = new DateFields(text) { RoundUp = roundUp };
        bool isNegative = fields.TryTake((byte)'-');
        point = default;
        if (!fields.TryNumber(4, 4, out fields.Year))
        {
            return false;
        }

        fields.Year = isNegative ? -fields.Year : fields.Year;
        return TryReadDate(ref fields) && fields.IsAtEnd && fields.TryGetPoint(out point);
    }

    private static bool TryReadDate(ref DateFields fields) =>
        !fields.TryTake((byte)'-') ? fields.IsAtEnd
        : fields.TryField(2, ref fields.Month)
            && (!fields.TryTake((byte)'-') ? fields.IsAtEnd
            : fields.TryField(2, ref fields.Day)
                && (!fields.TryTake((byte)'T') || fields.IsAtEnd || TryReadTime(ref fields)));

    private static bool TryReadTime(ref DateFields fields) =>
        fields.TryField(2, ref fields.Hour)
        && (!fields.TryTake((byte)':')
            || (fields.TryField(2, ref fields.Minute)
                && (!fields.TryTake((byte)':') || (fields.TryField(2, ref fields.Second) && TryReadFraction(ref fields)))))
        && (fields.IsAtEnd || fields.TryZone());

    private static bool TryReadFraction(ref DateFields fields)
    {
        if (!fields.TryTake((byte)'.') && !fields.TryTake((byte)','))
        {
            return true;
        }

        bool hasFraction = fields.TryFraction(9, out long nanoseconds);
        fields.Nanosecond = (int)nanoseconds;
        return hasFraction;
    }
}
