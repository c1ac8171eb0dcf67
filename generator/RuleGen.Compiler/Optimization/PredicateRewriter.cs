using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Rewrites a predicate from the leaves up. A pass overrides what it changes and keeps the meaning for every event. What it makes anew stands
/// where that stood which it takes the place of, unless the pass says otherwise.
/// Nesting is bounded by the parsers (500 levels), so plain recursion is safe.
/// </summary>
internal abstract class PredicateRewriter
{
    public Predicate Rewrite(Predicate predicate)
    {
        Predicate rewritten = predicate switch
        {
            And and => RewriteAnd(and with { Items = RewriteAll(and.Items) }),
            Or or => RewriteOr(or with { Items = RewriteAll(or.Items) }),
            Not not => RewriteNot(not with { Item = Rewrite(not.Item) }),
            Nested nested => RewriteNested(nested with { Item = Rewrite(nested.Item) }),
            _ => RewriteLeaf(predicate),
        };
        return rewritten.OrAt(predicate.Span);
    }

    protected virtual Predicate RewriteAnd(And and) => and;

    protected virtual Predicate RewriteOr(Or or) => or;

    protected virtual Predicate RewriteNot(Not not) => not;

    protected virtual Predicate RewriteNested(Nested nested) => nested;

    protected virtual Predicate RewriteLeaf(Predicate leaf) => leaf;

    private EquatableArray<Predicate> RewriteAll(EquatableArray<Predicate> items) => items.Select(Rewrite).ToEquatableArray();
}
