using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlParser
{
    private EqlExpression? ParseExpression() => ParseLogical(EqlLogicalOperator.Or);

    private EqlExpression? ParseLogical(EqlLogicalOperator op)
    {
        int start = Current.Span.Start;
        List<EqlExpression>? operands = null;
        while (true)
        {
            if ((op == EqlLogicalOperator.Or ? ParseLogical(EqlLogicalOperator.And) : ParseNot()) is not { } operand)
            {
                return null;
            }

            operands?.Add(operand);
            if (!AcceptWord(op == EqlLogicalOperator.Or ? EqlTokenKind.Or : EqlTokenKind.And))
            {
                return operands is null ? operand : new EqlLogical(op, operands.ToEquatableArray()) { Span = SpanFrom(start) };
            }

            operands ??= [operand];
        }
    }

    private EqlExpression? ParseNot()
    {
        if (!AtNot())
        {
            return ParseComparison();
        }

        List<int> starts = [];
        while (AtNot())
        {
            starts.Add(Current.Span.Start);
            AcceptWord(EqlTokenKind.Not);
        }

        if (!EnterNesting(Current.Span, starts.Count) || ParseComparison() is not { } operand)
        {
            return null;
        }

        LeaveNesting(starts.Count);
        for (int i = starts.Count - 1; i >= 0; i--)
        {
            operand = new EqlNot(operand) { Span = SpanFrom(starts[i]) };
        }

        return operand;
    }

    /// <summary>Whether <c>not</c> stands before an operand. <c>NOT == 1</c> is a field, <c>NOT x</c> the wrong case.</summary>
    private bool AtNot() => At(EqlTokenKind.Not) || (AtWord(EqlTokenKind.Not) && BeginsOperand(Next.Kind));

    private static bool BeginsOperand(EqlTokenKind kind) => kind is
        EqlTokenKind.Name or EqlTokenKind.QuotedName or EqlTokenKind.NameTilde or EqlTokenKind.QuestionMark or EqlTokenKind.OpenParenthesis
        or EqlTokenKind.Number or EqlTokenKind.String or EqlTokenKind.True or EqlTokenKind.False or EqlTokenKind.Null or EqlTokenKind.Not;

    private EqlExpression? ParseComparison()
    {
        int start = Current.Span.Start;
        EqlExpression? left = ParseArithmetic(isProduct: false);
        if (left is null || FindComparison(Current.Kind) is not { } op)
        {
            return left;
        }

        if (At(EqlTokenKind.Assign))
        {
            Report(EqlAssignAsComparison, Current.Span, "'=' is only for maxspan= and runs=; compare with '==', or with ':' to ignore case");
        }

        Advance();
        if (ParseArithmetic(isProduct: false) is not { } right)
        {
            return null;
        }

        if (FindComparison(Current.Kind) is not null)
        {
            Report(EqlChainedComparison, Current.Span, "comparisons cannot be chained; write 'a < b and b < c', or put parentheses around one of them");
            return null;
        }

        return new EqlComparison(left, op, right) { Span = SpanFrom(start) };
    }

    private static EqlComparisonOperator? FindComparison(EqlTokenKind kind) => kind switch
    {
        EqlTokenKind.Equal or EqlTokenKind.Assign => EqlComparisonOperator.Equal,
        EqlTokenKind.NotEqual => EqlComparisonOperator.NotEqual,
        EqlTokenKind.Less => EqlComparisonOperator.Less,
        EqlTokenKind.LessOrEqual => EqlComparisonOperator.LessOrEqual,
        EqlTokenKind.Greater => EqlComparisonOperator.Greater,
        EqlTokenKind.GreaterOrEqual => EqlComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private EqlExpression? ParseArithmetic(bool isProduct)
    {
        int start = Current.Span.Start;
        if ((isProduct ? ParseSigned() : ParseArithmetic(isProduct: true)) is not { } first)
        {
            return null;
        }

        List<EqlArithmeticStep>? steps = null;
        while (FindArithmetic(Current.Kind, isProduct) is { } op)
        {
            int stepStart = Advance().Span.Start;
            if ((isProduct ? ParseSigned() : ParseArithmetic(isProduct: true)) is not { } operand)
            {
                return null;
            }

            (steps ??= []).Add(new EqlArithmeticStep(op, operand) { Span = SpanFrom(stepStart) });
        }

        return steps is null ? first : new EqlArithmetic(first, steps.ToEquatableArray()) { Span = SpanFrom(start) };
    }

    private static EqlArithmeticOperator? FindArithmetic(EqlTokenKind kind, bool isProduct) => (kind, isProduct) switch
    {
        (EqlTokenKind.Plus, false) => EqlArithmeticOperator.Add,
        (EqlTokenKind.Minus, false) => EqlArithmeticOperator.Subtract,
        (EqlTokenKind.Star, true) => EqlArithmeticOperator.Multiply,
        (EqlTokenKind.Slash, true) => EqlArithmeticOperator.Divide,
        (EqlTokenKind.Percent, true) => EqlArithmeticOperator.Modulo,
        _ => null,
    };

    private EqlExpression? ParseSigned()
    {
        if (Current.Kind is not (EqlTokenKind.Plus or EqlTokenKind.Minus))
        {
            return ParsePredicate();
        }

        List<EqlToken> signs = [];
        while (Current.Kind is EqlTokenKind.Plus or EqlTokenKind.Minus)
        {
            signs.Add(Advance());
        }

        if (!EnterNesting(Current.Span, signs.Count) || ParsePredicate() is not { } operand)
        {
            return null;
        }

        LeaveNesting(signs.Count);
        for (int i = signs.Count - 1; i >= 0; i--)
        {
            operand = new EqlSign(signs[i].Kind == EqlTokenKind.Minus, operand) { Span = SpanFrom(signs[i].Span.Start) };
        }

        return operand;
    }
}
