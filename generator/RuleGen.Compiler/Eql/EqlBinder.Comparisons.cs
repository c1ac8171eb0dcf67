using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

public sealed partial class EqlBinder
{
    private Truth? BindComparison(EqlComparison comparison)
    {
        if (!TryFold(comparison.Left, out EqlLiteral? left) | !TryFold(comparison.Right, out EqlLiteral? right))
        {
            return null;
        }

        return (left, right) switch
        {
            (not null, not null) => CompareConstants(left, comparison.Operator, right),
            (null, not null) => BindWithConstant(UnwrapText(comparison.Left), comparison.Operator, right),
            (not null, null) => BindWithConstant(UnwrapText(comparison.Right), ArithmeticSimplifier.Swap(comparison.Operator), left),
            _ => RejectTwoValues(comparison),
        };
    }

    private Truth? BindWithConstant(EqlExpression operand, EqlComparisonOperator op, EqlLiteral constant)
    {
        if (operand is EqlField node)
        {
            return ResolveField(node) is { } field ? BindFieldComparison(node, field, op, constant) : null;
        }

        // 'condition == true' is the condition; null has a meaning of its own for computed values.
        if (!IsCondition(operand) || constant is EqlNull)
        {
            return BindValue(operand) is { } value ? BindValueComparison(operand, value, op, constant) : null;
        }

        if (constant is not EqlBoolean truth)
        {
            Report(ConstantTypeMismatch, constant.Span, "a condition is true or false and can be compared with nothing else");
            return null;
        }

        if (op is not (EqlComparisonOperator.Equal or EqlComparisonOperator.NotEqual))
        {
            Report(NoOrder, operand.Span, "true and false have no order; compare with '==' or '!='");
            return null;
        }

        return BindCondition(operand)?.NegateIf(truth.Value == (op == EqlComparisonOperator.NotEqual));
    }

    private Truth? BindValueComparison(EqlExpression operand, BoundValue value, EqlComparisonOperator op, EqlLiteral constant)
    {
        if (constant is EqlNumber number && ArithmeticSimplifier.Simplify(value.Expression, op, number.Value) is { } simple)
        {
            var node = new EqlField(simple.Field.Name, IsOptional: false) { Span = operand.Span };
            return BindFieldComparison(node, simple.Field, simple.Operator, new EqlNumber(simple.Value) { Span = constant.Span });
        }

        if (constant is not EqlNull)
        {
            // Inequality is part of the search: some combination of values differs.
            return BindComputed(operand, Compare(value.Expression, op, Constant(constant)));
        }

        return op is EqlComparisonOperator.Equal or EqlComparisonOperator.NotEqual
            ? BindComputed(operand, new ComputedNullTest(value.Expression))?.NegateIf(op == EqlComparisonOperator.NotEqual)
            : Truth.Null;
    }

    private Truth? BindFieldComparison(EqlField node, FieldReference field, EqlComparisonOperator op, EqlLiteral constant)
    {
        if (constant is EqlNull)
        {
            return op switch
            {
                EqlComparisonOperator.Equal => Truth.Of(new Not(new Exists(field))),
                EqlComparisonOperator.NotEqual => Truth.Of(new Exists(field)),
                _ => Truth.Null,
            };
        }

        // A missing field satisfies no test, and so satisfies '!='; over an array '!=' says that no value equals.
        return BindTest(node, field, Operator(op), constant) is { } atom ? Truth.Of(atom).NegateIf(op == EqlComparisonOperator.NotEqual) : null;
    }

    /// <summary>A test of a field against a constant other than null, by the field's type.</summary>
    private Predicate? BindTest(EqlField node, FieldReference field, ComparisonOperator op, EqlLiteral constant)
    {
        switch (field.Type)
        {
            case FieldType.Keyword or FieldType.Flattened:
                return BindTextTest(node, field, op, ConstantText.Of(constant)!);
            case FieldType.Integer or FieldType.Float:
                return BindNumberTest(field, op, constant);
            case FieldType.Boolean:
                return BindBooleanTest(node, field, op, constant);
            case FieldType.Date or FieldType.DateNanos:
                return BindDateTest(field, op, constant);
            case FieldType.Version:
                return BindVersionTest(field, op, constant);
            case FieldType.Ip:
                return BindIpTest(field, op, constant);
            case FieldType.Dynamic:
                return new DynamicTest(field, op, ConstantText.Of(constant)!, ConstantText.Number(constant));
            default:
                ReportUncomparable(node, field);
                return null;
        }
    }

    private Atom? BindTextTest(EqlField node, FieldReference field, ComparisonOperator op, string text)
    {
        if (op == ComparisonOperator.Equal)
        {
            return new StringTest(field, new EqualTo(field.IgnoresCase ? CaseFolding.Fold(text) : text), field.IgnoresCase);
        }

        if (field.IgnoresCase)
        {
            Report(NoOrder, node.Span, $"{MessageText.Quote(node.Name)} ignores letter case and has no order; compare with '==' or '!=', or compare {Quote(field)}");
            return null;
        }

        return new StringOrderTest(field, op, text);
    }

    private NumberTest? BindNumberTest(FieldReference field, ComparisonOperator op, EqlLiteral constant)
    {
        if (ConstantText.Number(constant) is { } number)
        {
            return new NumberTest(field, op, number);
        }

        Report(ConstantTypeMismatch, constant.Span, $"{Quote(field)} is a number field; {Show(constant)} is not a number");
        return null;
    }

    private BooleanTest? BindBooleanTest(EqlField node, FieldReference field, ComparisonOperator op, EqlLiteral constant)
    {
        bool? value = constant switch
        {
            EqlBoolean boolean => boolean.Value,
            EqlString { Value: "true" } => true,
            EqlString { Value: "false" } => false,
            _ => null,
        };
        if (value is null)
        {
            Report(ConstantTypeMismatch, constant.Span, $"{Quote(field)} is a boolean field; write true or false instead of {Show(constant)}");
            return null;
        }

        if (op != ComparisonOperator.Equal)
        {
            Report(NoOrder, node.Span, $"{Quote(field)} is a boolean field, and true and false have no order; compare with '==' or '!='");
            return null;
        }

        return new BooleanTest(field, value.Value);
    }

    private Truth? RejectTwoValues(EqlComparison comparison)
    {
        EqlExpression left = Unwrap(comparison.Left);
        EqlExpression right = Unwrap(comparison.Right);
        if (left is EqlField && right is EqlField)
        {
            string name = ((EqlField)right).Name.ToLowerInvariant();
            string advice = name is "true" or "false" or "null" ? $"keywords are in lower case: write {name}" : "text stands between double quotes";
            Report(FieldComparedWithField, comparison.Span, $"a field can be compared with a constant only, not with another field; {advice}");
        }
        else
        {
            Report(FieldComparedWithField, comparison.Span, "one side of a comparison must be a constant; compare a difference with 0, such as 'a - b == 0'");
        }

        return null;
    }

    /// <summary>The operator of a test; <c>!=</c> is the opposite of equality.</summary>
    private static ComparisonOperator Operator(EqlComparisonOperator op) => op switch
    {
        EqlComparisonOperator.Less => ComparisonOperator.Less,
        EqlComparisonOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
        EqlComparisonOperator.Greater => ComparisonOperator.Greater,
        EqlComparisonOperator.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => ComparisonOperator.Equal,
    };
}
