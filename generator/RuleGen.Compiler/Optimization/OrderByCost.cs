using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Optimization;

/// <summary>
/// Puts the test first that settles the answer most cheaply. All tests are pure, so their order is free; on a stream it is worth more
/// than any representation of a set.
/// </summary>
/// <remarks>
/// For independent tests a conjunction is cheapest when sorted by cost / (1 - chance to hold), a disjunction by cost / chance.
/// Costs and chances are estimates (<see cref="CostModel"/>); a wrong one costs time, never an answer. Ties keep the rule's order.
/// </remarks>
internal sealed class OrderByCost : PredicateRewriter
{
    protected override Predicate RewriteAnd(And and) =>
        new And(and.Items.OrderBy(static item => Rank(item, wanted: false)).ToEquatableArray());

    protected override Predicate RewriteOr(Or or) =>
        new Or(or.Items.OrderBy(static item => Rank(item, wanted: true)).ToEquatableArray());

    private static double Rank(Predicate item, bool wanted)
    {
        Estimate estimate = CostModel.Estimate(item);
        double settles = wanted ? estimate.Chance : 1 - estimate.Chance;
        return estimate.Cost / Math.Max(settles, 0.001);
    }
}
