namespace RuleGen;

/// <summary>
/// Reads <c>@timestamp</c> as Elasticsearch's default date format does (<c>strict_date_optional_time||epoch_millis</c>):
/// ISO 8601, where the time, its seconds and its zone may be missing, or milliseconds since 1970 in digits.
/// Digits beyond 100 ns are cut off.
/// </summary>
internal static class EventTimestamp
{
    private const long MaxMilliseconds = 253_402_300_799_999;

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
        var rest = new Cursor(text);
        time = default;
        if (text.Length != 4 && TryParseMilliseconds(text, out long milliseconds))
        {
            time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
            return true;
        }

        int month = 1;
        int day = 1;
        long ticks = 0;
        long offset = 0;
        if (!rest.TryDigits(4, out int year)
            || (rest.TryTake('-') && (!rest.TryDigits(2, out month) || (rest.TryTake('-') && !rest.TryDigits(2, out day))))
            || (rest.TryTake('T') && !rest.IsAtEnd && !TryTime(ref rest, out ticks, out offset))
            || !rest.IsAtEnd
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        long utc = new DateTime(year, month, day).Ticks + ticks - offset;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        time = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static bool TryParseMilliseconds(ReadOnlySpan<byte> text, out long value)
    {
        bool isNegative = text is [(byte)'-', ..];
        ReadOnlySpan<byte> digits = isNegative ? text[1..] : text;
        value = 0;
        if (digits.Length is 0 or > 15)
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        value = isNegative ? -value : value;
        return value is >= -62_135_596_800_000 and <= MaxMilliseconds;
    }

    private static bool TryTime(ref Cursor rest, out long ticks, out long offset)
    {
        ticks = 0;
        offset = 0;
        int minute = 0;
        int second = 0;
        long fraction = 0;
        if (!rest.TryDigits(2, out int hour)
            || (rest.TryTake(':') && (!rest.TryDigits(2, out minute) || (rest.TryTake(':') && !TrySecond(ref rest, out second, out fraction))))
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = (((((hour * 60L) + minute) * 60) + second) * TimeSpan.TicksPerSecond) + fraction;
        return rest.TryTake('Z') || rest.IsAtEnd || TryOffset(ref rest, out offset);
    }

    private static bool TrySecond(ref Cursor rest, out int second, out long fraction)
    {
        fraction = 0;
        return rest.TryDigits(2, out second) && (!(rest.TryTake('.') || rest.TryTake(',')) || rest.TryFraction(out fraction));
    }

    private static bool TryOffset(ref Cursor rest, out long offset)
    {
        int minutes = 0;
        bool isNegative = rest.TryTake('-');
        offset = 0;
        if (!(isNegative || rest.TryTake('+')) || !rest.TryDigits(2, out int hours))
        {
            return false;
        }

        rest.TryTake(':');
        if ((!rest.IsAtEnd && !rest.TryDigits(2, out minutes)) || hours > 18 || minutes > 59)
        {
            return false;
        }

        offset = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute * (isNegative ? -1 : 1);
        return true;
    }

    private ref struct Cursor(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> _rest = text;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public bool TryTake(char expected)
        {
            bool isThere = !_rest.IsEmpty && _rest[0] == expected;
            _rest = isThere ? _rest[1..] : _rest;
            return isThere;
        }

        public bool TryDigits(int count, out int value)
        {
            value = 0;
            if (_rest.Length < count)
            {
                return false;
            }

            foreach (byte digit in _rest[..count])
            {
                if (!char.IsAsciiDigit((char)digit))
                {
                    return false;
                }

                value = (value * 10) + (digit - '0');
            }

            _rest = _rest[count..];
            return true;
        }

        /// <summary>One to nine digits after the decimal sign, in ticks.</summary>
        public bool TryFraction(out long ticks)
        {
            int length = 0;
            ticks = 0;
            for (long unit = TimeSpan.TicksPerSecond / 10; length < _rest.Length && char.IsAsciiDigit((char)_rest[length]); unit /= 10)
            {
                ticks += unit * (_rest[length++] - '0');
            }

            _rest = _rest[length..];
            return length is >= 1 and <= 9;
        }
    }
}
