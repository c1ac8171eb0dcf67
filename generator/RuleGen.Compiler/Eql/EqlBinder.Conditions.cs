using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlBinder
{
    private Truth? BindCondition(EqlExpression expression)
    {
        expression = Unwrap(expression);
        _operations = 0;
        return BindUnwrapped(expression)?.At(_text.ToFile(expression.Span));
    }

    private Truth? BindUnwrapped(EqlExpression expression)
    {
        switch (expression)
        {
            case EqlLogical logical:
                return BindLogical(logical);
            case EqlNot not:
                return BindCondition(not.Operand)?.Negate();
            case EqlComparison comparison:
                return BindComparison(comparison);
            case EqlIn test:
                return BindIn(test);
            case EqlPatternTest test:
                return BindPatternTest(test);
            case EqlNull:
                return Truth.Null;
            case EqlBoolean constant:
                return Truth.Of(constant.Value);
            case EqlField field:
                return BindBareField(field);
            case EqlCall call when EqlFunction.Find(call.Name) is not { IsCondition: false }:
                return BindCallCondition(call);
            default:
                Report(NotACondition, expression.Span, "a condition is true or false, and this is a value; compare it with something, such as '… == 1'");
                return null;
        }
    }

    private Truth? BindLogical(EqlLogical logical)
    {
        var operands = new List<Truth>(logical.Operands.Count);
        foreach (EqlExpression operand in logical.Operands)
        {
            // All operands are bound even after a mistake, so that one build shows all of them.
            if (BindCondition(operand) is { } bound)
            {
                operands.Add(bound);
            }
        }

        return operands.Count < logical.Operands.Count ? null
            : logical.Operator == EqlLogicalOperator.And ? Truth.All(operands)
            : Truth.Any(operands);
    }

    /// <summary>A field by itself means <c>field == true</c>.</summary>
    private Truth? BindBareField(EqlField node)
    {
        if (IsConstantNull(node))
        {
            return Truth.Of(false);
        }

        if (ResolveField(node) is not { } field)
        {
            return null;
        }

        if (field.Type is FieldType.Boolean or FieldType.Dynamic)
        {
            return BindFieldComparison(node, field, EqlComparisonOperator.Equal, new EqlBoolean(true) { Span = node.Span });
        }

        Report(
            NotACondition,
            node.Span,
            $"{Quote(field)} is {MessageText.WithArticle(Describe(field.Type))} field, not true or false; ask for its presence with '!= null', or compare it");
        return null;
    }

    /// <summary>Whether an expression is true or false by its form. A bare field is not: its type decides.</summary>
    private static bool IsCondition(EqlExpression expression) => expression switch
    {
        EqlLogical or EqlNot or EqlComparison or EqlIn or EqlPatternTest => true,
        EqlCall call => EqlFunction.Find(call.Name) is { IsCondition: true },
        _ => false,
    };
}
