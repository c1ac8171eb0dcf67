using System.Text;
using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Values that are known without an event.</content>
public sealed partial class EqlBinder
{
    /// <summary>
    /// The constant an expression is or comes to; null when it depends on the event. False when it can have no value,
    /// which has then been reported.
    /// </summary>
    private bool TryFold(EqlExpression expression, out EqlLiteral? constant)
    {
        expression = Unwrap(expression);
        switch (expression)
        {
            case EqlField field when IsConstantNull(field):
                constant = new EqlNull { Span = field.Span };
                return true;
            case EqlSign sign:
                return TryFoldSign(sign, out constant);
            case EqlArithmetic arithmetic:
                return TryFoldArithmetic(arithmetic, out constant);
            default:
                constant = expression as EqlLiteral;
                return true;
        }
    }

    private bool TryFoldSign(EqlSign sign, out EqlLiteral? constant)
    {
        if (!TryFold(sign.Operand, out constant) || !IsNumberOrUnknown(constant))
        {
            return false;
        }

        if (sign.IsNegative && constant is EqlNumber number)
        {
            return TryCalculate(sign, EqlArithmeticOperator.Subtract, NumberConstant.Of(0), number.Value, out constant);
        }

        return true;
    }

    private bool TryFoldArithmetic(EqlArithmetic arithmetic, out EqlLiteral? constant)
    {
        bool succeeded = TryFold(arithmetic.First, out constant) && IsNumberOrUnknown(constant);
        foreach (EqlArithmeticStep step in arithmetic.Steps)
        {
            succeeded &= TryFold(step.Operand, out EqlLiteral? operand) && IsNumberOrUnknown(operand);
            if (!succeeded || constant is null || operand is null)
            {
                constant = null;
            }
            else if (constant is EqlNumber left && operand is EqlNumber right)
            {
                succeeded = TryCalculate(arithmetic, step.Operator, left.Value, right.Value, out constant);
            }
            else
            {
                constant = new EqlNull { Span = arithmetic.Span };
            }
        }

        return succeeded;
    }

    private bool TryCalculate(EqlExpression at, EqlArithmeticOperator op, NumberConstant left, NumberConstant right, out EqlLiteral? constant)
    {
        if (ConstantArithmetic.Calculate(op, left, right) is { } result)
        {
            constant = new EqlNumber(result) { Span = at.Span };
            return true;
        }

        constant = null;
        Report(ConstantWithoutValue, at.Span, "this has no value: it divides by zero or leaves the range of 64-bit integers");
        return false;
    }

    private bool IsNumberOrUnknown(EqlLiteral? constant)
    {
        if (constant is null or EqlNull or EqlNumber)
        {
            return true;
        }

        Report(ConstantTypeMismatch, constant.Span, $"arithmetic needs numbers; {Show(constant)} is none");
        return false;
    }

    private Truth? CompareConstants(EqlLiteral left, EqlComparisonOperator op, EqlLiteral right)
    {
        if (left is EqlNull || right is EqlNull)
        {
            // '==' and '!=' ask whether the other side is null; null has no order.
            bool areBothNull = left is EqlNull && right is EqlNull;
            return op switch
            {
                EqlComparisonOperator.Equal => Truth.Of(areBothNull),
                EqlComparisonOperator.NotEqual => Truth.Of(!areBothNull),
                _ => Truth.Null,
            };
        }

        if (Order(left, right) is not { } order)
        {
            Report(ConstantTypeMismatch, right.Span, $"{Show(left)} and {Show(right)} are of different kinds and cannot be compared");
            return null;
        }

        return Truth.Of(op switch
        {
            EqlComparisonOperator.Equal => order == 0,
            EqlComparisonOperator.NotEqual => order != 0,
            EqlComparisonOperator.Less => order < 0,
            EqlComparisonOperator.LessOrEqual => order <= 0,
            EqlComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    private static bool AreEqual(EqlLiteral left, EqlLiteral right) => Order(left, right) == 0;

    /// <summary>How two constants of one kind stand to each other; null for different kinds.</summary>
    private static int? Order(EqlLiteral left, EqlLiteral right) => (left, right) switch
    {
        (EqlNumber a, EqlNumber b) => ConstantArithmetic.Compare(a.Value, b.Value),
        // The order of UTF-8 bytes is that of code points; UTF-16's is not.
        (EqlString a, EqlString b) => Encoding.UTF8.GetBytes(a.Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b.Value)),
        (EqlBoolean a, EqlBoolean b) => a.Value.CompareTo(b.Value),
        _ => null,
    };
}
