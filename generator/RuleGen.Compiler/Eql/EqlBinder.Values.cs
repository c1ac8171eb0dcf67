using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>Values that are computed, from constants alone or from fields as well.</content>
public sealed partial class EqlBinder
{
    // Every field is one more loop inside the others; published rules have at most four.
    private const int MostFieldValues = 16;

    // Far beyond what anybody writes, and well within what a recursive walk and a C# expression bear.
    private const int MostOperations = 250;

    private int _operations;

    /// <summary>The test of a computed condition. Null when it names too many fields, which has then been reported.</summary>
    private Truth? BindComputed(EqlExpression at, ComputedExpression condition)
    {
        switch (ComputedExpressions.FieldValues(condition).Count())
        {
            case 0:
                return ConstantEvaluator.Evaluate(condition) is BooleanConstant known ? Truth.Of(known.Value) : Truth.Null;
            case <= MostFieldValues:
                return Truth.Of(new ComputedTest(condition));
            default:
                ReportTooLarge(at);
                return null;
        }
    }

    private void ReportTooLarge(EqlExpression at) => Report(
        ComputedConditionTooLarge,
        at.Span,
        FormattableString.Invariant($"a computed condition may name fields {MostFieldValues} times and have {MostOperations} operations; join smaller ones with 'and' and 'or'"));

    /// <summary>
    /// Without parentheses and without <c>string</c> around a field of text, which is the field itself (Elasticsearch: <c>PruneCast</c> in
    /// <c>eql/optimizer/Optimizer.java</c>): a comparison then asks about the field and not about a computed value.
    /// </summary>
    private EqlExpression UnwrapText(EqlExpression expression)
    {
        expression = Unwrap(expression);
        return expression is EqlCall { Arguments.Count: 1 } call && EqlFunction.Find(call.Name) is { Name: "string" }
            && UnwrapText(call.Arguments[0]) is EqlField field && _options.Schema.TryGet(field.Name, out FieldInfo known) && known.Type == FieldType.Keyword
            ? field
            : expression;
    }

    private BoundValue? BindValue(EqlExpression expression)
    {
        expression = Unwrap(expression);
        switch (expression)
        {
            case EqlLiteral literal:
                return BoundValue.Of(Constant(literal));
            case EqlField field:
                return BindFieldValue(field);
            case EqlSign sign:
                return BindSign(sign);
            case EqlArithmetic arithmetic:
                return BindArithmetic(arithmetic);
            case EqlCall call:
                return BindCall(call);
            default:
                return BindConditionValue(expression);
        }
    }

    private BoundValue? BindFieldValue(EqlField node)
    {
        if (IsConstantNull(node))
        {
            return BoundValue.Of(new NullConstant());
        }

        if (ResolveField(node) is not { } field)
        {
            return null;
        }

        if (field.Type is FieldType.Text or FieldType.Object)
        {
            ReportUncomparable(node, field);
            return null;
        }

        return new BoundValue(new FieldValue(field), field.Type switch
        {
            FieldType.Keyword or FieldType.Flattened => ValueKind.Text,
            FieldType.Integer => ValueKind.Integer,
            FieldType.Float => ValueKind.Float,
            FieldType.Boolean => ValueKind.Boolean,
            FieldType.Ip => ValueKind.Address,
            FieldType.Dynamic => ValueKind.Dynamic,
            _ => ValueKind.Other,
        });
    }

    private BoundValue? BindSign(EqlSign sign) =>
        BindOperand(sign.Operand) is not { } operand ? null
        : sign.IsNegative ? Compute(sign, ComputedFunction.Negate, operand.Kind, [operand])
        : operand;

    private BoundValue? BindArithmetic(EqlArithmetic arithmetic)
    {
        BoundValue? value = BindOperand(arithmetic.First);
        foreach (EqlArithmeticStep step in arithmetic.Steps)
        {
            // All operands are bound even after a mistake, so that one build shows all of them.
            value = BindOperand(step.Operand) is { } right && value is { } left
                ? Compute(arithmetic, Function(step.Operator), Wider(left.Kind, right.Kind), [left, right])
                : null;
        }

        return value;
    }

    private BoundValue? BindOperand(EqlExpression operand)
    {
        BoundValue? value = BindValue(operand);
        if (value is not { } known || known.Fits(EqlParameter.Number))
        {
            return value;
        }

        Report(ConstantTypeMismatch, operand.Span, $"arithmetic needs numbers; {Describe(known, operand)} is none");
        return null;
    }

    /// <summary>
    /// A function of values, computed at once when all are constants. Null when that has no result, or when the condition gets too large,
    /// which has then been reported.
    /// </summary>
    private BoundValue? Compute(EqlExpression at, ComputedFunction function, ValueKind kind, BoundValue[] arguments, bool ignoreCase = false)
    {
        var call = new FunctionCall(function, arguments.Select(static argument => argument.Expression).ToEquatableArray(), ignoreCase);
        if (!Array.TrueForAll(arguments, static argument => argument.Constant is not null))
        {
            return Grow(at, new BoundValue(call, kind));
        }

        ComputedConstant result = ConstantEvaluator.Evaluate(call);
        if (result is NullConstant && HasValue(function, arguments))
        {
            Report(ConstantWithoutValue, at.Span, "this has no value: it divides by zero, leaves the range of 64-bit integers, or reads a number from a text that is none");
            return null;
        }

        return BoundValue.Of(result);
    }

    /// <summary>Whether a function of these constants should have a value: none is null, the base of a number aside.</summary>
    private static bool HasValue(ComputedFunction function, BoundValue[] arguments) => function switch
    {
        ComputedFunction.IndexOf => false,
        ComputedFunction.ToNumber => arguments[0].Kind != ValueKind.Null,
        _ => Array.TrueForAll(arguments, static argument => argument.Kind != ValueKind.Null),
    };

    /// <summary>The value of one more operation, while there are not too many.</summary>
    private BoundValue? Grow(EqlExpression at, BoundValue value)
    {
        if (++_operations <= MostOperations)
        {
            return value;
        }

        if (_operations == MostOperations + 1)
        {
            ReportTooLarge(at);
        }

        return null;
    }

    private static ComputedFunction Function(EqlArithmeticOperator op) => op switch
    {
        EqlArithmeticOperator.Add => ComputedFunction.Add,
        EqlArithmeticOperator.Subtract => ComputedFunction.Subtract,
        EqlArithmeticOperator.Multiply => ComputedFunction.Multiply,
        EqlArithmeticOperator.Divide => ComputedFunction.Divide,
        _ => ComputedFunction.Modulo,
    };

    private static ValueKind Wider(ValueKind left, ValueKind right) =>
        left == ValueKind.Null ? right
        : right == ValueKind.Null ? left
        : left == ValueKind.Dynamic || right == ValueKind.Dynamic ? ValueKind.Dynamic
        : left == ValueKind.Float || right == ValueKind.Float ? ValueKind.Float
        : ValueKind.Integer;

    private static ComputedConstant Constant(EqlLiteral literal) => literal switch
    {
        EqlString text => new TextConstant(text.Value),
        EqlNumber number => new NumberValue(number.Value),
        EqlBoolean boolean => new BooleanConstant(boolean.Value),
        _ => new NullConstant(),
    };

    private static EqlLiteral Literal(ComputedConstant constant, SourceSpan span) => constant switch
    {
        TextConstant text => new EqlString(text.Value) { Span = span },
        NumberValue number => new EqlNumber(number.Value) { Span = span },
        BooleanConstant boolean => new EqlBoolean(boolean.Value) { Span = span },
        _ => new EqlNull { Span = span },
    };

    /// <summary>A value as a message names it: a constant as it is, anything else by its kind.</summary>
    private static string Describe(BoundValue value, EqlExpression at) => (value.Constant, Unwrap(at)) switch
    {
        ({ } constant, _) => Show(Literal(constant, at.Span)),
        (_, EqlField field) => $"{MessageText.Quote(field.Name)} is {MessageText.WithArticle(Describe(value.Kind))} field, which",
        _ => $"this is {MessageText.WithArticle(Describe(value.Kind))} value, which",
    };

    private static string Describe(ValueKind kind) => kind switch
    {
        ValueKind.Text => "text",
        ValueKind.Integer or ValueKind.Float => "number",
        ValueKind.Boolean => "boolean",
        ValueKind.Address => "ip",
        _ => "date or version",
    };
}
