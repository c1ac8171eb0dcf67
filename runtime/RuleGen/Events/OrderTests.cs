using RuleGen.Matching;

namespace RuleGen;

/// <summary>What the order of a value and a constant must be.</summary>
internal interface IOrder
{
    /// <summary>Whether a comparison with this result (negative, 0, positive) is wanted.</summary>
    static abstract bool Holds(int order);
}

internal readonly struct IsEqual : IOrder
{
    public static bool Holds(int order) => order == 0;
}

internal readonly struct IsLess : IOrder
{
    public static bool Holds(int order) => order < 0;
}

internal readonly struct IsLessOrEqual : IOrder
{
    public static bool Holds(int order) => order <= 0;
}

internal readonly struct IsGreater : IOrder
{
    public static bool Holds(int order) => order > 0;
}

internal readonly struct IsGreaterOrEqual : IOrder
{
    public static bool Holds(int order) => order >= 0;
}

internal readonly struct ComparesWithNumber<TOrder>(JsonNumber number) : IValueTest
    where TOrder : IOrder
{
    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) =>
        kind is EventValueKind.Number or EventValueKind.String
        && JsonNumber.TryParse(text, out JsonNumber value)
        && TOrder.Holds(value.CompareTo(number));
}

internal readonly ref struct ComparesWithText<TOrder>(ReadOnlySpan<byte> value) : IValueTest
    where TOrder : IOrder
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => TOrder.Holds(text.SequenceCompareTo(_value));
}

internal readonly ref struct ComparesWithVersion<TOrder>(ReadOnlySpan<byte> value) : IValueTest
    where TOrder : IOrder
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => TOrder.Holds(VersionOrder.Compare(text, _value));
}

internal readonly ref struct ComparesWithEither<TOrder>(ReadOnlySpan<byte> value, JsonNumber number) : IValueTest
    where TOrder : IOrder
{
    private readonly ReadOnlySpan<byte> _value = value;

    public bool Holds(EventValueKind kind, ReadOnlySpan<byte> text) => kind == EventValueKind.Number
        ? new ComparesWithNumber<TOrder>(number).Holds(kind, text)
        : new ComparesWithText<TOrder>(_value).Holds(kind, text);
}
