using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlParser
{
    /// <summary>Reads <c>or</c>, <c>and</c> and <c>not</c> in one loop: a method for each would triple the stack a level of nesting takes.</summary>
    private EqlExpression? ParseExpression()
    {
        List<EqlExpression> alternatives = [];
        List<EqlExpression> conjuncts = [];
        while (true)
        {
            if (!TryReadNots(out List<int> nots) || ParseComparison() is not { } operand)
            {
                return null;
            }

            conjuncts.Add(Negate(operand, nots));
            if (AcceptWord(EqlTokenKind.And))
            {
                continue;
            }

            alternatives.Add(Join(EqlLogicalOperator.And, conjuncts));
            if (!AcceptWord(EqlTokenKind.Or))
            {
                return Join(EqlLogicalOperator.Or, alternatives);
            }

            conjuncts.Clear();
        }
    }

    private static EqlExpression Join(EqlLogicalOperator op, List<EqlExpression> operands) =>
        operands.Count == 1
            ? operands[0]
            : new EqlLogical(op, operands.ToEquatableArray()) { Span = operands[0].Span.Through(operands[operands.Count - 1].Span) };

    /// <summary>Where each <c>not</c> before the next operand stands.</summary>
    private bool TryReadNots(out List<int> starts)
    {
        starts = [];
        while (AtNot())
        {
            starts.Add(Current.Span.Start);
            AcceptWord(EqlTokenKind.Not);
        }

        return EnterNesting(Current.Span, starts.Count);
    }

    private EqlExpression Negate(EqlExpression operand, List<int> nots)
    {
        LeaveNesting(nots.Count);
        for (int i = nots.Count - 1; i >= 0; i--)
        {
            operand = new EqlNot(operand) { Span = SourceSpan.FromBounds(nots[i], operand.Span.End) };
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
        EqlExpression? left = ParseArithmetic();
        if (left is null || FindComparison(Current.Kind) is not { } op)
        {
            return left;
        }

        if (At(EqlTokenKind.Assign))
        {
            Report(EqlAssignAsComparison, Current.Span, "'=' is only for maxspan= and runs=; compare with '==', or with ':' to ignore case");
        }

        Advance();
        if (ParseArithmetic() is not { } right)
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

    /// <summary>Reads sums, products and signs in one loop, for the same reason as <see cref="ParseExpression"/>.</summary>
    private EqlExpression? ParseArithmetic()
    {
        var sum = new ArithmeticChain();
        var product = new ArithmeticChain();
        while (true)
        {
            if (!TryReadSigns(out List<EqlToken> signs) || ParsePredicate() is not { } operand)
            {
                return null;
            }

            product.Add(Sign(operand, signs));
            if (product.TryContinue(FindProductOperator(Current.Kind), Current.Span))
            {
                Advance();
                continue;
            }

            sum.Add(product.ToExpression());
            if (!sum.TryContinue(FindSumOperator(Current.Kind), Current.Span))
            {
                return sum.ToExpression();
            }

            Advance();
            product = new ArithmeticChain();
        }
    }

    private bool TryReadSigns(out List<EqlToken> signs)
    {
        signs = [];
        while (Current.Kind is EqlTokenKind.Plus or EqlTokenKind.Minus)
        {
            signs.Add(Advance());
        }

        return EnterNesting(Current.Span, signs.Count);
    }

    private EqlExpression Sign(EqlExpression operand, List<EqlToken> signs)
    {
        LeaveNesting(signs.Count);
        for (int i = signs.Count - 1; i >= 0; i--)
        {
            operand = new EqlSign(signs[i].Kind == EqlTokenKind.Minus, operand) { Span = signs[i].Span.Through(operand.Span) };
        }

        return operand;
    }

    private static EqlArithmeticOperator? FindSumOperator(EqlTokenKind kind) => kind switch
    {
        EqlTokenKind.Plus => EqlArithmeticOperator.Add,
        EqlTokenKind.Minus => EqlArithmeticOperator.Subtract,
        _ => null,
    };

    private static EqlArithmeticOperator? FindProductOperator(EqlTokenKind kind) => kind switch
    {
        EqlTokenKind.Star => EqlArithmeticOperator.Multiply,
        EqlTokenKind.Slash => EqlArithmeticOperator.Divide,
        EqlTokenKind.Percent => EqlArithmeticOperator.Modulo,
        _ => null,
    };

    /// <summary>Operands and operators of one precedence, as they come.</summary>
    private sealed class ArithmeticChain
    {
        private EqlExpression? _first;
        private List<EqlArithmeticStep>? _steps;
        private EqlArithmeticOperator _operator;
        private SourceSpan _operatorSpan;

        public void Add(EqlExpression operand)
        {
            if (_first is null)
            {
                _first = operand;
            }
            else
            {
                (_steps ??= []).Add(new EqlArithmeticStep(_operator, operand) { Span = _operatorSpan.Through(operand.Span) });
            }
        }

        /// <summary>Notes the operator that the next operand belongs to; false when there is none.</summary>
        public bool TryContinue(EqlArithmeticOperator? op, SourceSpan span)
        {
            _operator = op.GetValueOrDefault();
            _operatorSpan = span;
            return op is not null;
        }

        public EqlExpression ToExpression() =>
            _steps is null
                ? _first!
                : new EqlArithmetic(_first!, _steps.ToEquatableArray()) { Span = _first!.Span.Through(_steps[_steps.Count - 1].Span) };
    }
}
