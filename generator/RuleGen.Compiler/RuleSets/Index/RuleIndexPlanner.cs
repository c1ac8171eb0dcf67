using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>Decides which events wake which conditions.</summary>
public static class RuleIndexPlanner
{
    /// <summary>
    /// Fewer conditions than this are asked one after the other about every event: most say no at their first guard, and that is as fast as
    /// looking the event's texts up and simpler to read.
    /// </summary>
    public const int FewestConditions = 48;

    /// <summary>A witness for each condition, in their order.</summary>
    public static EquatableArray<RuleWitness> Plan(IEnumerable<Predicate> conditions) => Plan([.. conditions.Select(static condition => new OptimizedCondition(condition))]);

    /// <summary>The same for conditions that have been read before.</summary>
    public static EquatableArray<RuleWitness> Plan(IReadOnlyList<OptimizedCondition> conditions)
    {
        var finder = new WitnessFinder(new TextRarity(conditions));
        return conditions.Select(condition => finder.Find(condition.Predicate)).ToEquatableArray();
    }
}
