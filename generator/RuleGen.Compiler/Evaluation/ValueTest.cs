using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Evaluation;

/// <summary>Asks something of one value.</summary>
internal abstract class ValueTest
{
    public abstract bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text);

    protected static bool Holds(ComparisonOperator op, int comparison) => op switch
    {
        ComparisonOperator.Equal => comparison == 0,
        ComparisonOperator.Less => comparison < 0,
        ComparisonOperator.LessOrEqual => comparison <= 0,
        ComparisonOperator.Greater => comparison > 0,
        _ => comparison >= 0,
    };

    protected static bool Holds(ComparisonOperator op, ReadOnlySpan<byte> text, NumberConstant constant) =>
        JsonNumber.TryParse(text, out JsonNumber number)
        && Holds(op, constant.IsInteger ? number.CompareTo(constant.Integer)
            : constant.Unsigned != 0 ? number.CompareTo(constant.Unsigned)
            : number.CompareTo(constant.Float));
}

/// <summary>Order of texts by code point, which is the order of their UTF-8 bytes.</summary>
internal sealed class TextOrderTest(ComparisonOperator op, byte[] constant) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => Holds(op, text.SequenceCompareTo(constant));
}

/// <summary>Comparison of numbers; the text of a JSON string is parsed.</summary>
internal sealed class NumberValueTest(ComparisonOperator op, NumberConstant constant) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) =>
        kind != FieldValueKind.Boolean && Holds(op, text, constant);
}

/// <summary>A JSON boolean, or a JSON string that spells one.</summary>
internal sealed class BooleanValueTest(bool constant) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) =>
        kind != FieldValueKind.Number && text.SequenceEqual(constant ? "true"u8 : "false"u8);
}

/// <summary>See <see cref="IpTest"/>.</summary>
internal sealed class IpValueTest(EquatableArray<IpRange> ranges) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) =>
        IpAddress.TryParse(text, out IpAddress address) && ranges.Any(range => range.Contains(address));
}

/// <summary>See <see cref="VersionTest"/>.</summary>
internal sealed class VersionValueTest(ComparisonOperator op, byte[] constant) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => Holds(op, VersionOrder.Compare(text, constant));
}

/// <summary>See <see cref="RangeTest"/>.</summary>
internal sealed class RangeValueTest(ValueTest low, ValueTest high) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => low.Accepts(kind, text) && high.Accepts(kind, text);
}

/// <summary>See <see cref="DynamicTest"/>.</summary>
internal sealed class DynamicValueTest(ComparisonOperator op, byte[] textConstant, NumberConstant? numberConstant) : ValueTest
{
    public override bool Accepts(FieldValueKind kind, ReadOnlySpan<byte> text) => kind switch
    {
        FieldValueKind.Number when numberConstant is { } number => Holds(op, text, number),
        _ => Holds(op, text.SequenceCompareTo(textConstant)),
    };
}
