using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Evaluation;
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
        constant = Unwrap(expression) as EqlLiteral;
        if (constant is not null || !IsConstant(expression))
        {
            return true;
        }

        if (BindValue(expression)?.Constant is not { } value)
        {
            return false;
        }

        constant = Literal(value, expression.Span);
        return true;
    }

    /// <summary>Whether no field takes part.</summary>
    private bool IsConstant(EqlExpression expression) =>
        expression is EqlField field ? IsConstantNull(field) : EqlSyntaxWalk.Children(expression).All(IsConstant);

    private Truth? CompareConstants(EqlLiteral left, EqlComparisonOperator op, EqlLiteral right)
    {
        ComputedConstant result = ConstantEvaluator.Evaluate(Compare(Constant(left), op, Constant(right)));
        if (result is BooleanConstant known)
        {
            return Truth.Of(known.Value);
        }

        // '==' and '!=' with null ask whether the other side is null; null has no order.
        if (left is EqlNull || right is EqlNull)
        {
            return Truth.Null;
        }

        Report(ConstantTypeMismatch, right.Span, $"{Show(left)} and {Show(right)} are of different kinds and cannot be compared");
        return null;
    }
}
