namespace RuleGen.Matching;

/// <summary>What a field's type makes of its values.</summary>
internal enum ScalarReading
{
    /// <summary>Every value is its text, as in a keyword field.</summary>
    Text,

    /// <summary>Numbers and texts that spell one; <c>4.0</c> is the whole number 4.</summary>
    Integer,

    /// <summary>Numbers and texts that spell one, all as floating-point numbers.</summary>
    Float,

    /// <summary>True and false, and the texts that spell them.</summary>
    Boolean,

    /// <summary>Every value as the event gives it.</summary>
    AsGiven,
}

/// <summary>Reads the values of an event.</summary>
internal static class ScalarReader
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>A value as its field's type sees it; null when it is none of that type.</summary>
    public static Scalar Read(ScalarReading reading, bool isNumber, bool isBoolean, ReadOnlySpan<byte> text) => reading switch
    {
        ScalarReading.Integer => isBoolean ? Scalar.Null : ReadInteger(text),
        ScalarReading.Float => isBoolean ? Scalar.Null : ReadFloat(text),
        ScalarReading.Boolean => isNumber ? Scalar.Null : ReadBoolean(text),
        ScalarReading.AsGiven when isNumber => ReadNumber(text),
        ScalarReading.AsGiven when isBoolean => ReadBoolean(text),
        _ => text,
    };

    private static Scalar ReadNumber(ReadOnlySpan<byte> text) =>
        !JsonNumber.TryParse(text, out JsonNumber number) ? Scalar.Null
        : number.IsInteger ? number.Integer
        : number.Unsigned != 0 ? (Scalar)number.Unsigned
        : number.Float;

    private static Scalar ReadInteger(ReadOnlySpan<byte> text)
    {
        Scalar number = ReadNumber(text);
        bool isWhole = number.Kind == ScalarKind.Float && number.Float is >= -TwoTo63 and < TwoTo63 && Math.Floor(number.Float) == number.Float;
        return isWhole ? (long)number.Float : number;
    }

    private static Scalar ReadFloat(ReadOnlySpan<byte> text)
    {
        Scalar number = ReadNumber(text);
        return number.IsNull ? number : number.Float;
    }

    private static Scalar ReadBoolean(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("true"u8) ? true : text.SequenceEqual("false"u8) ? false : Scalar.Null;
}
