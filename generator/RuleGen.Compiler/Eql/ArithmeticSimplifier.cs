using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// Moves the constants of a comparison such as <c>(pid + 1) * 2 != 10</c> to one side, when that leaves a bare field on the other:
/// <c>pid != 4</c>. It is then a test of the field, which matters for <c>!=</c>: true for a missing field, and about all of several values.
/// </summary>
/// <remarks>Source: Elasticsearch <c>ql/optimizer/OptimizerRules.java</c>, <c>SimplifyComparisonsArithmetics</c>. As there, only with whole
/// constants, without a division of whole numbers, and where no step leaves the range of its type.</remarks>
internal static class ArithmeticSimplifier
{
    /// <summary>The equal comparison of a field; null when there is none.</summary>
    public static (FieldReference Field, EqlComparisonOperator Operator, NumberConstant Value)? Simplify(
        ComputedExpression value, EqlComparisonOperator op, NumberConstant constant)
    {
        while (value is FunctionCall call)
        {
            if (Step(call, ref op, constant) is not (var inner, var moved))
            {
                return null;
            }

            (value, constant) = (inner, moved);
        }

        return value is FieldValue { Field: { Type: FieldType.Integer or FieldType.Float } field } ? (field, op, constant) : null;
    }

    private static (ComputedExpression Value, NumberConstant Constant)? Step(FunctionCall call, ref EqlComparisonOperator op, NumberConstant constant)
    {
        if (call.Function == ComputedFunction.Negate)
        {
            op = Swap(op);
            return Move(call.Arguments[0], constant.IsInteger ? Whole(0, constant.Integer, static (a, b) => a - b) : NumberConstant.Of(-constant.Float));
        }

        if (call.Arguments.Count != 2 || !constant.IsInteger)
        {
            return null;
        }

        bool isLeft = call.Arguments[0] is NumberValue;
        ComputedExpression operand = call.Arguments[isLeft ? 1 : 0];
        if (call.Arguments[isLeft ? 0 : 1] is not NumberValue { Value: { IsInteger: true, Integer: var moved } })
        {
            return null;
        }

        bool isWhole = IsWhole(operand);
        (long wanted, ComputedFunction function) = (constant.Integer, call.Function);
        switch (function)
        {
            case ComputedFunction.Add when isWhole:
                return Move(operand, Whole(wanted, moved, static (a, b) => a - b));
            case ComputedFunction.Subtract when isWhole && !isLeft:
                return Move(operand, Whole(wanted, moved, static (a, b) => a + b));
            case ComputedFunction.Subtract when isWhole:
                op = Swap(op);
                return Move(operand, Whole(moved, wanted, static (a, b) => a - b));
            case ComputedFunction.Multiply when isWhole && moved != 0 && wanted % moved == 0:
                op = moved < 0 ? Swap(op) : op;
                return Move(operand, Whole(wanted, moved, static (a, b) => a / b));
            case ComputedFunction.Multiply when IsFloat(operand) && moved != 0:
                op = moved < 0 ? Swap(op) : op;
                return (operand, NumberConstant.Of((double)wanted / moved));
            case ComputedFunction.Divide when IsFloat(operand) && moved != 0 && !isLeft:
                op = moved < 0 ? Swap(op) : op;
                return (operand, NumberConstant.Of((double)wanted * moved));
            default:
                return null;
        }
    }

    private static (ComputedExpression Value, NumberConstant Constant)? Move(ComputedExpression operand, NumberConstant? constant) =>
        constant is { } moved ? (operand, moved) : null;

    /// <summary>Two whole numbers of 32 bits have a result of 32 bits, others one of 64; null beyond.</summary>
    private static NumberConstant? Whole(long left, long right, Func<decimal, decimal, decimal> calculate)
    {
        decimal result = calculate(left, right);
        bool isShort = IsShort(left) && IsShort(right);
        bool fits = isShort ? result is >= int.MinValue and <= int.MaxValue : result is >= long.MinValue and <= long.MaxValue;
        return fits ? NumberConstant.Of((long)result) : null;
    }

    private static bool IsShort(long value) => value is >= int.MinValue and <= int.MaxValue;

    private static bool IsWhole(ComputedExpression expression) => expression switch
    {
        FieldValue value => value.Field.Type == FieldType.Integer,
        NumberValue number => number.Value.IsInteger,
        FunctionCall { Function: <= ComputedFunction.Negate } call => call.Arguments.All(IsWhole),
        _ => false,
    };

    private static bool IsFloat(ComputedExpression expression) => expression switch
    {
        FieldValue value => value.Field.Type == FieldType.Float,
        FunctionCall { Function: <= ComputedFunction.Negate } call => call.Arguments.Any(IsFloat),
        _ => false,
    };

    /// <summary>The operator that says the same of its operands in the other order, and of both with the other sign.</summary>
    public static EqlComparisonOperator Swap(EqlComparisonOperator op) => op switch
    {
        EqlComparisonOperator.Less => EqlComparisonOperator.Greater,
        EqlComparisonOperator.LessOrEqual => EqlComparisonOperator.GreaterOrEqual,
        EqlComparisonOperator.Greater => EqlComparisonOperator.Less,
        EqlComparisonOperator.GreaterOrEqual => EqlComparisonOperator.LessOrEqual,
        _ => op,
    };
}
