namespace RuleGen.Matching;

/// <summary>Reads a text from left to right and collects the fields of a date.</summary>
internal ref struct DateFields
{
    private const int Missing = -1;
    private const int GreatestOffset = 18 * 3_600;

    public long Year;
    public int Month;
    public int Day;
    public int Hour = Missing;
    public int Minute = Missing;
    public int Second = Missing;
    public int Nanosecond = Missing;

    private ReadOnlySpan<byte> _rest;
    private long _offsetSeconds;

    public DateFields(ReadOnlySpan<byte> text)
    {
        _rest = text;
        Month = 1;
        Day = 1;
    }

    /// <summary>Whether what is missing of the time is the last of its unit instead of the first.</summary>
    public bool RoundUp { get; set; }

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public bool TryTake(byte expected)
    {
        bool isThere = !_rest.IsEmpty && _rest[0] == expected;
        _rest = isThere ? _rest.Slice(1) : _rest;
        return isThere;
    }

    public bool TryTake(ReadOnlySpan<byte> expected)
    {
        bool isThere = _rest.StartsWith(expected);
        _rest = isThere ? _rest.Slice(expected.Length) : _rest;
        return isThere;
    }

    /// <summary>Reads a number of so many digits.</summary>
    public bool TryNumber(int fewest, int most, out long value)
    {
        int length = 0;
        value = 0;
        while (length < most && length < _rest.Length && (uint)(_rest[length] - '0') <= 9)
        {
            value = (value * 10) + (_rest[length++] - '0');
        }

        _rest = _rest.Slice(length);
        return length >= fewest;
    }

    /// <summary>Reads a field of two digits; where a pattern has one letter, of one or two.</summary>
    public bool TryField(int digits, ref int field)
    {
        bool isNumber = TryNumber(digits, 2, out long value);
        field = (int)value;
        return isNumber;
    }

    /// <summary>Reads the digits behind a decimal sign as a number of so many digits.</summary>
    public bool TryFraction(int most, out long value)
    {
        int before = _rest.Length;
        bool hasDigits = TryNumber(1, most, out value);
        for (int digits = before - _rest.Length; digits < most; digits++)
        {
            value *= 10;
        }

        return hasDigits;
    }

    /// <summary>Reads <c>Z</c>, or <c>UTC</c>, <c>GMT</c>, <c>UT</c> and an offset, where one of the two may be missing.</summary>
    public bool TryZone()
    {
        if (TryTake((byte)'Z'))
        {
            return true;
        }

        bool isNamed = TryTake("UTC"u8) || TryTake("GMT"u8) || TryTake("UT"u8);
        bool isNegative = TryTake((byte)'-');
        if (!isNegative && !TryTake((byte)'+'))
        {
            return isNamed;
        }

        int minutes = 0;
        int seconds = 0;
        int hours = 0;
        if (!TryField(isNamed ? 1 : 2, ref hours))
        {
            return false;
        }

        bool hasColon = TryTake((byte)':');
        if ((hasColon || IsDigitNext) && !TryField(2, ref minutes))
        {
            return false;
        }

        if ((hasColon ? TryTake((byte)':') : IsDigitNext) && !TryField(2, ref seconds))
        {
            return false;
        }

        long offset = (hours * 3_600) + (minutes * 60) + seconds;
        _offsetSeconds = isNegative ? -offset : offset;
        return offset <= GreatestOffset;
    }

    /// <summary>The point that the fields say; false when the calendar or the clock has none.</summary>
    public readonly bool TryGetPoint(out DatePoint point)
    {
        point = default;
        int hour = OrLast(Hour, 23);
        int minute = OrLast(Minute, 59);
        int second = OrLast(Second, 59);
        int nanosecond = OrLast(Nanosecond, 999_999_999);
        if (hour > 23 || minute > 59 || second > 59 || !DatePoint.TryGetDay(Year, Month, Day, out long days))
        {
            return false;
        }

        long seconds = (days * 86_400) + (hour * 3_600) + (minute * 60) + second - _offsetSeconds;
        point = new DatePoint((seconds * 1_000) + (nanosecond / 1_000_000), nanosecond % 1_000_000);
        return true;
    }

    private readonly bool IsDigitNext => !_rest.IsEmpty && (uint)(_rest[0] - '0') <= 9;

    private readonly int OrLast(int value, int last) => value != Missing ? value : RoundUp ? last : 0;
}
