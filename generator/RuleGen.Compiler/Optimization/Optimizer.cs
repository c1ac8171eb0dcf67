using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.Optimization;

/// <summary>The optimiser is this list. Every pass keeps the answer for every event; the differential tests prove it.</summary>
public static class Optimizer
{
    private static readonly PredicateRewriter[] Passes =
    [
        new FlattenLogic(),
        new SimplifyRegexes(),
        new ClassifyWildcards(),
        new MergeIntoSets(),
        new UniteRegexes(),
        new FlattenLogic(),
        new OrderByCost(),
    ];

    /// <summary>An equivalent predicate that is cheaper to evaluate.</summary>
    public static Predicate Optimize(Predicate predicate)
    {
        foreach (PredicateRewriter pass in Passes)
        {
            predicate = pass.Rewrite(predicate);
        }

        return predicate;
    }
}
