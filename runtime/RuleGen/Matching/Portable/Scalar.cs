namespace RuleGen.Matching;

/// <summary>
/// A value that a condition computes with: null, a text, a number, or true or false. A text is UTF-8; half of a surrogate pair, which
/// cutting a text can leave, stands in it as the three bytes that code point would have. What is asked of a value of another kind is null.
/// </summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly ref partial struct Scalar
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly long _bits;

    private Scalar(ScalarKind kind, long bits)
    {
        Kind = kind;
        _bits = bits;
    }

    private Scalar(ReadOnlySpan<byte> text)
    {
        Kind = ScalarKind.Text;
        _text = text;
    }

    /// <summary>No value.</summary>
    public static Scalar Null => default;

    /// <summary>What the value is.</summary>
    public ScalarKind Kind { get; }

    /// <summary>Whether there is no value.</summary>
    public bool IsNull => Kind == ScalarKind.Null;

    /// <summary>Whether the value is true; null, a text and a number are not.</summary>
    public bool IsTrue => Kind == ScalarKind.Boolean && _bits != 0;

    /// <summary>Whether the value is a text.</summary>
    public bool IsText => Kind == ScalarKind.Text;

    /// <summary>Whether the value is a number.</summary>
    public bool IsNumber => Kind is ScalarKind.Integer or ScalarKind.Unsigned or ScalarKind.Float;

    /// <summary>The text; empty when the value is none.</summary>
    public ReadOnlySpan<byte> Text => _text;

    /// <summary>The whole number of an <see cref="ScalarKind.Integer"/>.</summary>
    public long Integer => _bits;

    /// <summary>The whole number of an <see cref="ScalarKind.Unsigned"/>.</summary>
    public ulong Unsigned => unchecked((ulong)_bits);

    /// <summary>The number, rounded when it is a whole number of more than 53 bits.</summary>
    public double Float => Kind switch
    {
        ScalarKind.Float => BitConverter.Int64BitsToDouble(_bits),
        ScalarKind.Unsigned => Unsigned,
        _ => _bits,
    };

    /// <summary>A text.</summary>
    public static implicit operator Scalar(ReadOnlySpan<byte> text) => new(text);

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(long value) => new(ScalarKind.Integer, value);

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(ulong value) =>
        new(value <= long.MaxValue ? ScalarKind.Integer : ScalarKind.Unsigned, unchecked((long)value));

    /// <summary>A floating-point number; NaN is null.</summary>
    public static implicit operator Scalar(double value) =>
        double.IsNaN(value) ? Null : new(ScalarKind.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>True or false.</summary>
    public static implicit operator Scalar(bool value) => new(ScalarKind.Boolean, value ? 1 : 0);
}
