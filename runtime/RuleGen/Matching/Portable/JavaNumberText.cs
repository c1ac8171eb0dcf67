using System.Globalization;

namespace RuleGen.Matching;

/// <summary>
/// Numbers as Java writes them (<c>Double.toString</c>): a plain number with at least one digit behind the point from 0.001 up to ten
/// million, else <c>d.dddEn</c>; always the fewest digits that give the number back.
/// </summary>
internal static class JavaNumberText
{
    /// <summary>Enough room for every number.</summary>
    public const int MaxLength = 32;

    // The shortest form of a double has at most 17 digits.
    private const int MostDigits = 24;

    /// <summary>Writes a whole number.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(long value, Span<byte> destination)
    {
        System.Buffers.Text.Utf8Formatter.TryFormat(value, destination, out int written);
        return written;
    }

    /// <summary>Writes a whole number.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ulong value, Span<byte> destination)
    {
        System.Buffers.Text.Utf8Formatter.TryFormat(value, destination, out int written);
        return written;
    }

    /// <summary>Writes a floating-point number.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(double value, Span<byte> destination)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            ReadOnlySpan<byte> name = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
            name.CopyTo(destination);
            return name.Length;
        }

        Span<byte> digits = stackalloc byte[MostDigits];
        int count = ReadDigits(Math.Abs(value), digits, out int point);
        int written = 0;
        if (BitConverter.DoubleToInt64Bits(value) < 0)
        {
            destination[written++] = (byte)'-';
        }

        bool isPlain = value == 0 || Math.Abs(value) is >= 1e-3 and < 1e7;
        written += WriteDigits(digits.Slice(0, count), isPlain ? point : 1, destination.Slice(written));
        if (!isPlain)
        {
            destination[written++] = (byte)'E';
            written += Write(point - 1L, destination.Slice(written));
        }

        return written;
    }

    /// <summary>
    /// The significant digits, without zeros around them, and where the point stands: behind so many digits, or so many zeros before them.
    /// </summary>
    private static int ReadDigits(double value, Span<byte> digits, out int point)
    {
        Span<byte> shortest = stackalloc byte[MaxLength];
        int length = WriteShortest(value, shortest);
        int count = 0;
        point = 0;
        bool isBehindPoint = false;
        for (int i = 0; i < length; i++)
        {
            byte b = shortest[i];
            if (b == (byte)'E')
            {
                System.Buffers.Text.Utf8Parser.TryParse(shortest.Slice(i + 1, length - i - 1), out int exponent, out _);
                point += exponent;
                break;
            }

            if (b == (byte)'.')
            {
                isBehindPoint = true;
                continue;
            }

            if (count > 0 || b != (byte)'0')
            {
                digits[count++] = b;
                point += isBehindPoint ? 0 : 1;
            }
            else if (isBehindPoint)
            {
                point--;
            }
        }

        while (count > 0 && digits[count - 1] == (byte)'0')
        {
            count--;
        }

        if (count == 0)
        {
            digits[count++] = (byte)'0';
            point = 1;
        }

        return count;
    }

    private static int WriteDigits(ReadOnlySpan<byte> digits, int point, Span<byte> destination)
    {
        int written = 0;
        for (int i = Math.Min(point, 1) - 1; i < Math.Max(point, digits.Length) || i <= point; i++)
        {
            if (i == point)
            {
                destination[written++] = (byte)'.';
            }

            destination[written++] = i >= 0 && i < digits.Length ? digits[i] : (byte)'0';
        }

        return written;
    }

#if NET
    private static int WriteShortest(double value, Span<byte> destination)
    {
        value.TryFormat(destination, out int written, "R", CultureInfo.InvariantCulture);
        return written;
    }
#else
    private static int WriteShortest(double value, Span<byte> destination)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        for (int i = 0; i < text.Length; i++)
        {
            destination[i] = (byte)text[i];
        }

        return text.Length;
    }
#endif
}
