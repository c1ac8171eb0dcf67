namespace RuleGen;

/// <content>The way agents write the time. A detector looks at the time of every event, so this way has a reader of its own.</content>
internal static partial class EventTimestamp
{
    /// <summary><c>yyyy-MM-ddTHH:mm:ssZ</c>, with three digits of a second or none. False decides nothing: the complete reader has to look.</summary>
    private static bool TryParseCommon(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is not (20 or 24)
            || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[^1] != 'Z')
        {
            return false;
        }

        int year = (TwoDigits(text, 0) * 100) + TwoDigits(text, 2);
        int month = TwoDigits(text, 5);
        int day = TwoDigits(text, 8);
        int hour = TwoDigits(text, 11);
        int minute = TwoDigits(text, 14);
        int second = TwoDigits(text, 17);
        int millisecond = 0;
        if (text.Length == 24)
        {
            int last = text[22] - '0';
            millisecond = text[19] == '.' && (uint)last <= 9 ? (TwoDigits(text, 20) * 10) + last : -1;
        }

        // What is no digit makes its number negative.
        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))
            || (uint)hour > 23 || (uint)minute > 59 || (uint)second > 59 || millisecond < 0)
        {
            return false;
        }

        time = new DateTimeOffset(year, month, day, hour, minute, second, millisecond, TimeSpan.Zero);
        return true;
    }

    private static int TwoDigits(ReadOnlySpan<byte> text, int index)
    {
        int tens = text[index] - '0';
        int ones = text[index + 1] - '0';
        return (uint)tens <= 9 && (uint)ones <= 9 ? (tens * 10) + ones : -1_000_000;
    }
}
