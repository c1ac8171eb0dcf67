using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets.Index;

/// <summary>Decides which events wake which rules.</summary>
public static class RuleIndexPlanner
{
    /// <summary>
    /// Fewer rules than this are asked one after the other about every event: most say no at their first guard, and that is as fast as
    /// looking the event's texts up and simpler to read.
    /// </summary>
    public const int FewestRules = 48;

    /// <summary>A witness for each rule, in the order of the rules.</summary>
    public static EquatableArray<RuleWitness> Plan(IReadOnlyList<PlannedRule> rules)
    {
        var finder = new WitnessFinder(new TextRarity([.. rules.Select(static rule => rule.Predicate)]));
        return rules.Select(rule => finder.Find(rule.Predicate)).ToEquatableArray();
    }
}
