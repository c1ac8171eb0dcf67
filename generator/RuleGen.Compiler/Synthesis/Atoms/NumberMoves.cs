using System.Globalization;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Synthesis.Atoms;

/// <summary>Numbers on the wanted side of a constant, the nearest first.</summary>
internal static class NumberMoves
{
    public static IEnumerable<SampleValue> Of(ComparisonOperator op, NumberConstant constant)
    {
        IEnumerable<SampleValue?> values = op switch
        {
            ComparisonOperator.Equal => [SampleValue.Of(constant)],
            ComparisonOperator.Less or ComparisonOperator.LessOrEqual => Around(constant, -1),
            _ => Around(constant, 1),
        };
        return values.OfType<SampleValue>();
    }

    /// <summary>The numbers beside a value that spells one.</summary>
    public static IEnumerable<SampleValue> Near(SampleValue value)
    {
        if (long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return Around(NumberConstant.Of(integer), 1).Concat(Around(NumberConstant.Of(integer), -1)).OfType<SampleValue>().Select(near => near with { Kind = value.Kind });
        }

        return value.Kind == FieldValueKind.Number ? [SampleValue.Of(0), SampleValue.Of(1), SampleValue.Of(-1)] : [];
    }

    // The constant itself, a whole step, half a step for what lies between two whole numbers, and far away.
    private static IEnumerable<SampleValue?> Around(NumberConstant constant, int direction)
    {
        double number = constant.IsInteger ? constant.Integer : constant.Float;
        yield return SampleValue.Of(constant);
        if (constant.IsInteger && constant.Integer is > long.MinValue and < long.MaxValue)
        {
            yield return SampleValue.Of(constant.Integer + direction);
        }

        double whole = direction < 0 ? Math.Floor(number) : Math.Ceiling(number);
        if (!constant.IsInteger && Math.Abs(whole) < long.MaxValue / 2)
        {
            yield return SampleValue.Of((long)whole);
            yield return SampleValue.Of((long)whole + direction);
        }

        yield return SampleValue.Of(NumberConstant.Of(number + (direction * 0.5)));
        yield return SampleValue.Of(NumberConstant.Of((number + direction) * 2));
        yield return SampleValue.Of(NumberConstant.Of(direction * 1e300));
    }
}
