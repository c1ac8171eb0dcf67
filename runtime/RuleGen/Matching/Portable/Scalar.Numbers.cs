namespace RuleGen.Matching;

/// <content>
/// Arithmetic. Two whole numbers give a whole number, any floating-point operand a floating-point number. What has no result (a division
/// of whole numbers by zero, more than 64 bits, a text that spells no number) is null.
/// </content>
/// <remarks>Source: Elasticsearch <c>ql/expression/predicate/operator/arithmetic/Arithmetics.java</c> and
/// <c>eql/expression/function/scalar/math/ToNumberFunctionProcessor.java</c>. Where they throw, and with that fail the whole query, the
/// result here is null.</remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly ref partial struct Scalar
{
    /// <summary>The sum.</summary>
    public Scalar Add(Scalar other)
    {
        if (!AreIntegers(other))
        {
            return AreNumbers(other) ? Float + other.Float : Null;
        }

        long sum = unchecked(Integer + other.Integer);
        return ((Integer ^ sum) & (other.Integer ^ sum)) < 0 ? Null : sum;
    }

    /// <summary>The difference.</summary>
    public Scalar Subtract(Scalar other)
    {
        if (!AreIntegers(other))
        {
            return AreNumbers(other) ? Float - other.Float : Null;
        }

        long difference = unchecked(Integer - other.Integer);
        return ((Integer ^ other.Integer) & (Integer ^ difference)) < 0 ? Null : difference;
    }

    /// <summary>The product.</summary>
    public Scalar Multiply(Scalar other)
    {
        if (!AreIntegers(other))
        {
            return AreNumbers(other) ? Float * other.Float : Null;
        }

        (long a, long b) = (Integer, other.Integer);
        long product = unchecked(a * b);
        bool overflows = (a == -1 && b == long.MinValue) || (a is not (0 or -1) && product / a != b);
        return overflows ? Null : product;
    }

    /// <summary>The quotient, of whole numbers cut off towards zero.</summary>
    public Scalar Divide(Scalar other) =>
        !AreIntegers(other) ? (AreNumbers(other) ? Float / other.Float : Null)
        : other.Integer == 0 ? Null
        : other.Integer == -1 ? unchecked(-Integer) // Java lets the least number overflow into itself.
        : Integer / other.Integer;

    /// <summary>What the division leaves, with the sign of the dividend.</summary>
    public Scalar Modulo(Scalar other) =>
        !AreIntegers(other) ? (AreNumbers(other) ? Float % other.Float : Null)
        : other.Integer == 0 ? Null
        : other.Integer == -1 ? 0L
        : Integer % other.Integer;

    /// <summary>The number with the other sign.</summary>
    public Scalar Negate() => Kind switch
    {
        ScalarKind.Integer when Integer != long.MinValue => -Integer,
        ScalarKind.Float or ScalarKind.Unsigned => -Float,
        _ => Null,
    };

    /// <summary>
    /// The number that the text spells. Without a base it is decimal, whole or floating-point, or hexadecimal behind <c>0x</c>; with one, 2
    /// to 36, it is whole.
    /// </summary>
    public Scalar ToNumber(Scalar numberBase)
    {
        bool isHexadecimal = Text.StartsWith("0x"u8);
        long radix = numberBase.IsNull ? (isHexadecimal ? 16 : 10) : numberBase.Kind == ScalarKind.Integer ? numberBase.Integer : 0;
        return !IsText ? Null
            : radix == 10 ? ParseDecimal(Text)
            : radix is >= 2 and <= 36 ? ParseInteger(isHexadecimal && radix == 16 ? Text.Slice(2) : Text, (int)radix)
            : Null;
    }

    private bool AreIntegers(Scalar other) => Kind == ScalarKind.Integer && other.Kind == ScalarKind.Integer;

    private bool AreNumbers(Scalar other) => IsNumber && other.IsNumber;

    private static Scalar ParseDecimal(ReadOnlySpan<byte> text)
    {
        if (!JsonNumber.TryParse(text, out JsonNumber number))
        {
            return Null;
        }

        // Java's parser of whole numbers takes no white space around them, its parser of floating-point numbers does.
        bool isBare = text[0] > (byte)' ' && text[text.Length - 1] > (byte)' ';
        return number.IsInteger && isBare ? (Scalar)number.Integer : number.IsInteger ? number.Integer : number.Float;
    }

    private static Scalar ParseInteger(ReadOnlySpan<byte> text, int radix)
    {
        bool isNegative = !text.IsEmpty && text[0] == (byte)'-';
        ReadOnlySpan<byte> digits = text.Slice(isNegative || (!text.IsEmpty && text[0] == (byte)'+') ? 1 : 0);

        // Downwards from zero, because the least number has no positive counterpart.
        long value = 0;
        foreach (byte b in digits)
        {
            int digit = b switch
            {
                >= (byte)'0' and <= (byte)'9' => b - '0',
                >= (byte)'a' and <= (byte)'z' => b - 'a' + 10,
                >= (byte)'A' and <= (byte)'Z' => b - 'A' + 10,
                _ => radix,
            };
            if (digit >= radix || value < (long.MinValue + digit) / radix)
            {
                return Null;
            }

            value = (value * radix) - digit;
        }

        return digits.IsEmpty || (!isNegative && value == long.MinValue) ? Null : isNegative ? value : -value;
    }
}
