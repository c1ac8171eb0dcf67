using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;

namespace RuleGen.Compiler.RuleSets;

/// <summary>A rule and what is evaluated for it, its exceptions included: what planner and interpreter start from.</summary>
/// <param name="Definition">What its file says.</param>
/// <param name="Query">What it asks.</param>
public sealed record EvaluatedRule(RuleDefinition Definition, RuleQuery Query)
{
    /// <summary>Those of the rules that have something to evaluate, ordered by rule_id.</summary>
    public static IReadOnlyList<EvaluatedRule> Of(IEnumerable<CompiledRule> rules) =>
        [.. InOrder(rules).Select(static rule => new EvaluatedRule(rule.Definition!, rule.Evaluated!))];

    /// <summary>The same as they were compiled.</summary>
    internal static IEnumerable<CompiledRule> InOrder(IEnumerable<CompiledRule> rules) => rules
        .Where(static rule => rule.Evaluated is not null)
        .OrderBy(static rule => rule.Definition!.RuleId, StringComparer.Ordinal)
        .ThenBy(static rule => rule.File.Path, StringComparer.Ordinal);
}
