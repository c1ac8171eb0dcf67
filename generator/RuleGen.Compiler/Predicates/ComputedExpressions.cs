using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>Walks computed expressions.</summary>
public static class ComputedExpressions
{
    /// <summary>The expressions directly inside another, in order.</summary>
    public static IEnumerable<ComputedExpression> Children(ComputedExpression expression) => expression switch
    {
        FunctionCall call => call.Arguments,
        ComputedComparison comparison => [comparison.Left, comparison.Right],
        ComputedMember member => [member.Value],
        ComputedMatch match => [match.Value],
        ComputedAddressTest test => [test.Value],
        ComputedNullTest test => [test.Value],
        ComputedNot not => [not.Condition],
        ComputedAnd and => and.Conditions,
        ComputedOr or => or.Conditions,
        _ => [],
    };

    /// <summary>The same expression with its matchers replaced.</summary>
    public static ComputedExpression Rewrite(ComputedExpression expression, Func<StringMatcher, StringMatcher> rewrite)
    {
        EquatableArray<ComputedExpression> All(EquatableArray<ComputedExpression> items) => items.Select(One).ToEquatableArray();
        ComputedExpression One(ComputedExpression item) => Rewrite(item, rewrite);

        return expression switch
        {
            FunctionCall call => call with { Arguments = All(call.Arguments) },
            ComputedComparison comparison => comparison with { Left = One(comparison.Left), Right = One(comparison.Right) },
            ComputedMember member => member with { Value = One(member.Value) },
            ComputedMatch match => match with { Value = One(match.Value), Matcher = rewrite(match.Matcher) },
            ComputedAddressTest test => test with { Value = One(test.Value) },
            ComputedNullTest test => test with { Value = One(test.Value) },
            ComputedNot not => not with { Condition = One(not.Condition) },
            ComputedAnd and => and with { Conditions = All(and.Conditions) },
            ComputedOr or => or with { Conditions = All(or.Conditions) },
            _ => expression,
        };
    }

    /// <summary>Every value of a field in an expression, from left to right: two of one field are two.</summary>
    public static IEnumerable<FieldValue> FieldValues(ComputedExpression expression) =>
        expression is FieldValue value ? [value] : Children(expression).SelectMany(FieldValues);
}
