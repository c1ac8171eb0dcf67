using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Eql;

/// <summary>
/// EQL's arithmetic: two integers give an integer, <c>/</c> cuts off towards zero, <c>%</c> has the dividend's sign; any
/// floating-point operand makes the result one.
/// </summary>
/// <remarks>Source: Elasticsearch, <c>ql/expression/predicate/operator/arithmetic/Arithmetics.java</c>.</remarks>
internal static class ConstantArithmetic
{
    /// <summary>The result; null for an integer division by zero, outside 64 bits, and for what is not a number (<c>0.0 / 0.0</c>).</summary>
    public static NumberConstant? Calculate(EqlArithmeticOperator op, NumberConstant left, NumberConstant right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return Calculate(op, left.Integer, right.Integer) is { } integer ? NumberConstant.Of(integer) : null;
        }

        double result = Calculate(op, ToDouble(left), ToDouble(right));
        return double.IsNaN(result) ? null : NumberConstant.Of(result);
    }

    /// <summary>Which number is greater, exactly: an integer is not rounded to meet a floating-point number.</summary>
    public static int Compare(NumberConstant left, NumberConstant right)
    {
        if (left.IsInteger && right.IsInteger)
        {
            return left.Integer.CompareTo(right.Integer);
        }

        if (left.Unsigned != 0 && right.Unsigned != 0)
        {
            return left.Unsigned.CompareTo(right.Unsigned);
        }

        int order = ToDouble(left).CompareTo(ToDouble(right));
        return order != 0 || left.IsInteger == right.IsInteger ? order
            : left.IsInteger ? CompareExactly(left.Integer, right.Float)
            : -CompareExactly(right.Integer, left.Float);
    }

    private static long? Calculate(EqlArithmeticOperator op, long left, long right)
    {
        try
        {
            return op switch
            {
                EqlArithmeticOperator.Add => checked(left + right),
                EqlArithmeticOperator.Subtract => checked(left - right),
                EqlArithmeticOperator.Multiply => checked(left * right),
                _ when right == 0 => null,
                EqlArithmeticOperator.Divide => left / right,
                _ => right == -1 ? 0 : left % right,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static double Calculate(EqlArithmeticOperator op, double left, double right) => op switch
    {
        EqlArithmeticOperator.Add => left + right,
        EqlArithmeticOperator.Subtract => left - right,
        EqlArithmeticOperator.Multiply => left * right,
        EqlArithmeticOperator.Divide => left / right,
        _ => left % right,
    };

    private static double ToDouble(NumberConstant number) => number.IsInteger ? number.Integer : number.Float;

    /// <summary>Compares where the integer, rounded, equals the floating-point number, which is therefore whole.</summary>
    private static int CompareExactly(long integer, double whole)
    {
        const double Limit = 9223372036854775808.0;
        return whole >= Limit ? -1 : integer.CompareTo((long)whole);
    }
}
