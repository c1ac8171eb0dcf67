using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>Comparisons with whole numbers that 64 bits hold only without a sign, as values of <c>unsigned_long</c> may be.</content>
public readonly ref partial struct EventField
{
    /// <summary>Some value equals the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ulong number) => Any(new ComparesWithNumber<IsEqual>(new JsonNumber(number)));

    /// <summary>Some value, a JSON number, equals the number, or another value's text equals <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> text, ulong number) => Any(new ComparesWithEither<IsEqual>(text, new JsonNumber(number)));

    /// <summary>Some value is less than the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(ulong number) => Any(new ComparesWithNumber<IsLess>(new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is less than the number, or another value's text is less than <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThan(ReadOnlySpan<byte> text, ulong number) => Any(new ComparesWithEither<IsLess>(text, new JsonNumber(number)));

    /// <summary>Some value is at most the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(ulong number) => Any(new ComparesWithNumber<IsLessOrEqual>(new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is at most the number, or another value's text is at most <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool LessThanOrEqual(ReadOnlySpan<byte> text, ulong number) => Any(new ComparesWithEither<IsLessOrEqual>(text, new JsonNumber(number)));

    /// <summary>Some value is greater than the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(ulong number) => Any(new ComparesWithNumber<IsGreater>(new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is greater than the number, or another value's text is greater than <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThan(ReadOnlySpan<byte> text, ulong number) => Any(new ComparesWithEither<IsGreater>(text, new JsonNumber(number)));

    /// <summary>Some value is at least the number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(ulong number) => Any(new ComparesWithNumber<IsGreaterOrEqual>(new JsonNumber(number)));

    /// <summary>Some value, a JSON number, is at least the number, or another value's text is at least <paramref name="text"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool GreaterThanOrEqual(ReadOnlySpan<byte> text, ulong number) => Any(new ComparesWithEither<IsGreaterOrEqual>(text, new JsonNumber(number)));
}
