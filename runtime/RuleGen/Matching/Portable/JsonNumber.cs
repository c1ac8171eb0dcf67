using System.Globalization;

namespace RuleGen.Matching;

/// <summary>
/// A number of an event: exact when it is a whole number of 64 bits, with or without a sign, else the nearest double (infinite beyond
/// its range).
/// </summary>
/// <remarks>
/// Numeric fields read JSON numbers and strings that spell one. As in Elasticsearch, which hands strings to Java's parsers
/// (<c>AbstractXContentParser.longValue</c>, <c>doubleValue</c>), a string may have a plus sign, leading zeros, a bare
/// leading or trailing point and surrounding white space (bytes up to the blank). Java's hexadecimal form, type suffix,
/// <c>NaN</c> and <c>Infinity</c> are not numbers here; neither is the empty string.
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly struct JsonNumber : IEquatable<JsonNumber>, IComparable<JsonNumber>
{
    private const double TwoTo63 = 9223372036854775808.0;

    private readonly long _integer;
    private readonly double _float;

    // Only for what a long cannot hold; otherwise 0.
    private readonly ulong _unsigned;
    private readonly bool _isInteger;

    /// <summary>A whole number.</summary>
    public JsonNumber(long value)
    {
        _integer = value;
        _isInteger = true;
    }

    /// <summary>A whole number.</summary>
    public JsonNumber(ulong value)
    {
        _isInteger = value <= long.MaxValue;
        _integer = _isInteger ? (long)value : 0;
        _unsigned = _isInteger ? 0 : value;
        _float = _isInteger ? 0 : value;
    }

    /// <summary>A floating-point number; not NaN.</summary>
    public JsonNumber(double value) => _float = value;

    /// <summary>Whether <see cref="Integer"/> holds the number; otherwise <see cref="Float"/> does.</summary>
    public bool IsInteger => _isInteger;

    /// <summary>The whole number.</summary>
    public long Integer => _integer;

    /// <summary>The floating-point number; of a whole number that only fits into 64 bits without a sign, the nearest one.</summary>
    public double Float => _float;

    /// <summary>The whole number when 64 bits hold it only without a sign, else 0.</summary>
    public ulong Unsigned => _unsigned;

    /// <summary>Reads a number from UTF-8 text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out JsonNumber number)
    {
        text = Trim(text);
        if (!IsNumber(text, out bool isWhole))
        {
            number = default;
            return false;
        }

        if (isWhole && TryParseInteger(text, out long integer))
        {
            number = new JsonNumber(integer);
            return true;
        }

        if (isWhole && TryParseUnsigned(text, out ulong unsigned))
        {
            number = new JsonNumber(unsigned);
            return true;
        }

        bool parsed = TryParseFloat(text, out double value);
        number = new JsonNumber(value);
        return parsed;
    }

    /// <summary>Negative, 0 or positive as this number is less than, equal to or greater than the other, exactly.</summary>
    public int CompareTo(long other) => _isInteger ? _integer.CompareTo(other) : _unsigned != 0 ? 1 : -Compare(other, _float);

    /// <summary>Negative, 0 or positive as this number is less than, equal to or greater than the other, exactly.</summary>
    public int CompareTo(ulong other) =>
        other <= long.MaxValue ? CompareTo((long)other)
        : _isInteger ? -1
        : _unsigned != 0 ? _unsigned.CompareTo(other)
        : -Compare(other, _float);

    /// <summary>Negative, 0 or positive as this number is less than, equal to or greater than the other (not NaN), exactly.</summary>
    public int CompareTo(double other) =>
        _isInteger ? Compare(_integer, other) : _unsigned != 0 ? Compare(_unsigned, other) : _float < other ? -1 : _float > other ? 1 : 0;

    /// <inheritdoc/>
    public int CompareTo(JsonNumber other) =>
        other._isInteger ? CompareTo(other._integer) : other._unsigned != 0 ? CompareTo(other._unsigned) : CompareTo(other._float);

    /// <inheritdoc/>
    public bool Equals(JsonNumber other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_isInteger ? (double)_integer : _float).GetHashCode();

    // Converting the long to double would round: 2^53 + 1 would equal 2^53.
    private static int Compare(long integer, double other)
    {
        if (other >= TwoTo63)
        {
            return -1;
        }

        if (other < -TwoTo63)
        {
            return 1;
        }

        double whole = Math.Truncate(other);
        int order = integer.CompareTo((long)whole);
        return order != 0 ? order : whole.CompareTo(other);
    }

    // For whole numbers beyond long; the doubles there are whole.
    private static int Compare(ulong integer, double other) =>
        other < TwoTo63 ? 1 : other >= 2 * TwoTo63 ? -1 : integer.CompareTo((ulong)other);

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && text[start] <= (byte)' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= (byte)' ')
        {
            end--;
        }

        return text.Slice(start, end - start);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, out bool isWhole)
    {
        int position = SkipSign(text, 0);
        int start = position;
        position = SkipDigits(text, position);
        int digits = position - start;
        isWhole = position == text.Length;
        if (position < text.Length && text[position] == (byte)'.')
        {
            start = ++position;
            position = SkipDigits(text, position);
            digits += position - start;
        }

        if (digits > 0 && position < text.Length && (text[position] | 0x20) == 'e')
        {
            start = SkipSign(text, position + 1);
            position = SkipDigits(text, start);
            digits = position - start;
        }

        return digits > 0 && position == text.Length;
    }

    private static int SkipSign(ReadOnlySpan<byte> text, int position) =>
        position < text.Length && text[position] is (byte)'-' or (byte)'+' ? position + 1 : position;

    private static int SkipDigits(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && (uint)(text[position] - '0') <= 9)
        {
            position++;
        }

        return position;
    }

    private static bool TryParseInteger(ReadOnlySpan<byte> text, out long value)
    {
        // Downwards from zero, because the least integer has no positive counterpart.
        value = 0;
        bool negative = text[0] == (byte)'-';
        for (int i = SkipSign(text, 0); i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if (value < (long.MinValue + digit) / 10)
            {
                return false;
            }

            value = (value * 10) - digit;
        }

        if (negative)
        {
            return true;
        }

        bool fits = value != long.MinValue;
        value = unchecked(-value);
        return fits;
    }

    private static bool TryParseUnsigned(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        for (int i = SkipSign(text, 0); i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (value > (ulong.MaxValue - digit) / 10)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return text[0] != (byte)'-';
    }

    private static bool TryParseFloat(ReadOnlySpan<byte> text, out double value) =>
#if NET
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
#else
        double.TryParse(
            System.Text.Encoding.ASCII.GetString(text.ToArray()), NumberStyles.Float, CultureInfo.InvariantCulture, out value);
#endif
}
