using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// <c>(a and b) and c</c> becomes one conjunction, <c>not not a</c> becomes <c>a</c>, constants and repeated items go.
/// </summary>
internal sealed class FlattenLogic : PredicateRewriter
{
    protected override Predicate RewriteAnd(And and)
    {
        var items = new List<Predicate>();
        foreach (Predicate item in and.Items)
        {
            switch (item)
            {
                case Always { Value: true }:
                    break;
                case Always { Value: false }:
                    return Always.False;
                case And inner:
                    items.AddRange(inner.Items);
                    break;
                default:
                    items.Add(item);
                    break;
            }
        }

        return Distinct(items) switch
        {
            [] => Always.True,
            [var only] => only,
            var several => new And(several.ToEquatableArray()),
        };
    }

    protected override Predicate RewriteOr(Or or)
    {
        var items = new List<Predicate>();
        foreach (Predicate item in or.Items)
        {
            switch (item)
            {
                case Always { Value: false }:
                    break;
                case Always { Value: true }:
                    return Always.True;
                case Or inner:
                    items.AddRange(inner.Items);
                    break;
                default:
                    items.Add(item);
                    break;
            }
        }

        return Distinct(items) switch
        {
            [] => Always.False,
            [var only] => only,
            var several => new Or(several.ToEquatableArray()),
        };
    }

    protected override Predicate RewriteNot(Not not) => not.Item switch
    {
        Always always => always.Value ? Always.False : Always.True,
        Not inner => inner.Item,
        _ => not,
    };

    // No element satisfies what nothing satisfies. That every element satisfies the item still asks for an element.
    protected override Predicate RewriteNested(Nested nested) => nested.Item is Always { Value: false } ? Always.False : nested;

    private static List<Predicate> Distinct(List<Predicate> items) => [.. items.Distinct()];
}
