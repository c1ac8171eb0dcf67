using RuleGen.Compiler.Eql.Syntax;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;
using static RuleGen.Compiler.Diagnostics.DiagnosticCatalogue;

namespace RuleGen.Compiler.Eql;

/// <content>
/// Conditions as values, as in <c>null == (a &gt; 1)</c> and <c>string(a == "x")</c>: within, three values are told apart, and a field stands
/// for one value at a time.
/// </content>
public sealed partial class EqlBinder
{
    private BoundValue? BindConditionValue(EqlExpression expression) => expression switch
    {
        EqlLogical logical => BindLogicalValue(logical),
        EqlNot not => BindTruthValue(not.Operand) is { } operand ? Condition(not, new ComputedNot(operand.Expression)) : null,
        EqlComparison comparison => BindComparisonValue(comparison),
        EqlIn test => BindInValue(test),
        EqlPatternTest test => BindPatternValue(test),
        _ => throw new InvalidOperationException($"No meaning for {expression.GetType().Name}."),
    };

    private BoundValue? BindLogicalValue(EqlLogical logical)
    {
        var conditions = new List<ComputedExpression>();
        foreach (EqlExpression operand in logical.Operands)
        {
            if (BindTruthValue(operand) is { } condition)
            {
                conditions.Add(condition.Expression);
            }
        }

        return conditions.Count < logical.Operands.Count ? null
            : logical.Operator == EqlLogicalOperator.And ? Condition(logical, new ComputedAnd(conditions.ToEquatableArray()))
            : Condition(logical, new ComputedOr(conditions.ToEquatableArray()));
    }

    private BoundValue? BindTruthValue(EqlExpression operand)
    {
        BoundValue? value = BindValue(operand);
        if (value is not { } known || known.Fits(EqlParameter.Boolean))
        {
            return value;
        }

        Report(NotACondition, operand.Span, $"'and', 'or' and 'not' join conditions; {Describe(known, operand)} is none");
        return null;
    }

    private BoundValue? BindComparisonValue(EqlComparison comparison)
    {
        BoundValue? left = BindValue(comparison.Left);
        BoundValue? right = BindValue(comparison.Right);
        return left is { } first && right is { } second
            ? Condition(comparison, Compare(first.Expression, comparison.Operator, second.Expression))
            : null;
    }

    private BoundValue? BindInValue(EqlIn test)
    {
        List<EqlLiteral>? constants = FoldList(test);
        if (BindValue(test.Operand) is not { } value || constants is null || (test.IgnoreCase && !IsText(value, test.Operand, "in~")))
        {
            return null;
        }

        // The membership by itself first, so that one of constants is a constant before it is negated.
        return BindMember(test, value, constants) is not { } member || Condition(test, member) is not { } isMember ? null
            : test.IsNegated ? Condition(test, new ComputedNot(isMember.Expression))
            : isMember;
    }

    private BoundValue? BindPatternValue(EqlPatternTest test) =>
        BindValue(test.Operand) is { } value && BindMatch(test, value) is { } match ? Condition(test, match) : null;

    /// <summary>Membership in a list of which nothing is null, or null is.</summary>
    private ComputedExpression? BindMember(EqlIn test, BoundValue value, List<EqlLiteral> constants)
    {
        if (!test.IgnoreCase)
        {
            return constants.TrueForAll(constant => IsComparable(value, constant))
                ? new ComputedMember(value.Expression, constants.Select(Constant).ToEquatableArray())
                : null;
        }

        return StringsOf([.. constants.Where(static constant => constant is not EqlNull)], "in~") is { } texts
            ? new ComputedMatch(value.Expression, new OneOf(texts.Select(static text => Matching.CaseFolding.Fold(text)).ToEquatableArray()), IgnoreCase: true)
            : null;
    }

    /// <summary>Whether a list can hold the constant; reports it when the value can never equal it.</summary>
    private bool IsComparable(BoundValue value, EqlLiteral constant)
    {
        ValueKind kind = BoundValue.Of(Constant(constant)).Kind;
        bool isComparable = kind == ValueKind.Null || value.Kind is ValueKind.Null or ValueKind.Dynamic or ValueKind.Other or ValueKind.Address
            || kind == value.Kind || (value.Fits(EqlParameter.Number) && kind is ValueKind.Integer or ValueKind.Float);
        if (!isComparable)
        {
            Report(ConstantTypeMismatch, constant.Span, $"{MessageText.WithArticle(Describe(value.Kind))} value is looked for in this list; {Show(constant)} is none");
        }

        return isComparable;
    }

    private ComputedExpression? BindMatch(EqlPatternTest test, BoundValue value)
    {
        string op = EqlPrinter.Symbol(test.Operator);
        if (!IsText(value, test.Operand, op) || BindMatcher(test, IgnoresCase(test)) is not { } matcher)
        {
            return null;
        }

        return new ComputedMatch(value.Expression, matcher, IgnoresCase(test));
    }

    private bool IsText(BoundValue value, EqlExpression operand, string op)
    {
        if (value.Fits(EqlParameter.Text))
        {
            return true;
        }

        Report(NotAStringField, operand.Span, $"'{op}' compares text; {Describe(value, operand)} is none");
        return false;
    }

    /// <summary>A comparison; with null, <c>==</c> and <c>!=</c> ask whether the other side has a value.</summary>
    private static ComputedExpression Compare(ComputedExpression left, EqlComparisonOperator op, ComputedExpression right)
    {
        ComputedExpression equality =
            right is NullConstant ? new ComputedNullTest(left)
            : left is NullConstant ? new ComputedNullTest(right)
            : new ComputedComparison(left, ComparisonOperator.Equal, right);
        return op switch
        {
            EqlComparisonOperator.Equal => equality,
            EqlComparisonOperator.NotEqual => new ComputedNot(equality),
            _ => new ComputedComparison(left, Operator(op), right),
        };
    }

    private BoundValue? Condition(EqlExpression at, ComputedExpression condition) =>
        ComputedExpressions.Children(condition).All(static child => child is ComputedConstant)
            ? BoundValue.Of(ConstantEvaluator.Evaluate(condition))
            : Grow(at, new BoundValue(condition, ValueKind.Boolean));
}
