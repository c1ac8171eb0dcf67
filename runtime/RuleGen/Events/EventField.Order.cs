using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>
/// Comparisons. With a number: the values that are JSON numbers or strings that spell one (<see cref="JsonNumber"/>) are compared
/// exactly, the others satisfy nothing. With a text: by code point. With both, for fields of unknown type: a JSON number
/// is compared with the number, any other value with the text.
/// </content>
public readonly ref partial struct EventField
{
    /// <summary>Some value equals the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(long number) => Any(new ComparesWithNumber<IsEqual>(new JsonNumber(number)));

    /// <summary>Some value equals the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(double number) => Any(new ComparesWithNumber<IsEqual>(new JsonNumber(number)));

    /// <summary>Some value, a JSON number, equals the number, or another value's text equals <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> text, long number) => Any(new ComparesWithEither<IsEqual>(text, new JsonNumber(number)));

    /// <summary>Some value, a JSON number, equals the number, or another value's text equals <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> text, double number) => Any(new ComparesWithEither<IsEqual>(text, new JsonNumber(number)));

    /// <summary>Some value is less than the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(long number) => Any(new ComparesWithNumber<IsLess>(new JsonNumber(number)));

    /// <summary>Some value is less than the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(double number) => Any(new ComparesWithNumber<IsLess>(new JsonNumber(number)));

    /// <summary>Some value's text is less than <paramref name="text"/>, by code point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(ReadOnlySpan<byte> text) => Any(new ComparesWithText<IsLess>(text));

    /// <summary>Some value, a JSON number, is less than the number, or another value's text is less than <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(ReadOnlySpan<byte> text, long number) => Any(new ComparesWithEither<IsLess>(text, new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is less than the number, or another value's text is less than <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(ReadOnlySpan<byte> text, double number) => Any(new ComparesWithEither<IsLess>(text, new JsonNumber(number)));

    /// <summary>Some value is at most the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(long number) => Any(new ComparesWithNumber<IsLessOrEqual>(new JsonNumber(number)));

    /// <summary>Some value is at most the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(double number) => Any(new ComparesWithNumber<IsLessOrEqual>(new JsonNumber(number)));

    /// <summary>Some value's text is at most <paramref name="text"/>, by code point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(ReadOnlySpan<byte> text) => Any(new ComparesWithText<IsLessOrEqual>(text));

    /// <summary>Some value, a JSON number, is at most the number, or another value's text is at most <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(ReadOnlySpan<byte> text, long number) => Any(new ComparesWithEither<IsLessOrEqual>(text, new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is at most the number, or another value's text is at most <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(ReadOnlySpan<byte> text, double number) => Any(new ComparesWithEither<IsLessOrEqual>(text, new JsonNumber(number)));

    /// <summary>Some value is greater than the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(long number) => Any(new ComparesWithNumber<IsGreater>(new JsonNumber(number)));

    /// <summary>Some value is greater than the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(double number) => Any(new ComparesWithNumber<IsGreater>(new JsonNumber(number)));

    /// <summary>Some value's text is greater than <paramref name="text"/>, by code point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(ReadOnlySpan<byte> text) => Any(new ComparesWithText<IsGreater>(text));

    /// <summary>Some value, a JSON number, is greater than the number, or another value's text is greater than <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(ReadOnlySpan<byte> text, long number) => Any(new ComparesWithEither<IsGreater>(text, new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is greater than the number, or another value's text is greater than <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(ReadOnlySpan<byte> text, double number) => Any(new ComparesWithEither<IsGreater>(text, new JsonNumber(number)));

    /// <summary>Some value is at least the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(long number) => Any(new ComparesWithNumber<IsGreaterOrEqual>(new JsonNumber(number)));

    /// <summary>Some value is at least the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(double number) => Any(new ComparesWithNumber<IsGreaterOrEqual>(new JsonNumber(number)));

    /// <summary>Some value's text is at least <paramref name="text"/>, by code point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(ReadOnlySpan<byte> text) => Any(new ComparesWithText<IsGreaterOrEqual>(text));

    /// <summary>Some value, a JSON number, is at least the number, or another value's text is at least <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(ReadOnlySpan<byte> text, long number) => Any(new ComparesWithEither<IsGreaterOrEqual>(text, new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is at least the number, or another value's text is at least <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(ReadOnlySpan<byte> text, double number) => Any(new ComparesWithEither<IsGreaterOrEqual>(text, new JsonNumber(number)));
}
