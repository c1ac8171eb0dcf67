using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>What a ruleset became.</summary>
/// <param name="Files">The C# files.</param>
/// <param name="Diagnostics">Findings that concern the ruleset as a whole; those of single rules are with the rules.</param>
public sealed record RuleSetOutput(EquatableArray<GeneratedFile> Files, EquatableArray<RuleDiagnostic> Diagnostics);

/// <summary>A ruleset before anything of it is written.</summary>
/// <param name="Target">The class it fills.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Diagnostics">Findings that concern the ruleset as a whole.</param>
public sealed record PlannedRuleSet(RuleSetTarget Target, RuleSetPlan Plan, EquatableArray<RuleDiagnostic> Diagnostics);

/// <summary>Compiles rules that belong together into C#. The same core serves the generator, the tool and the tests.</summary>
public static class RuleSetCompiler
{
    /// <summary>
    /// Emits the rules that have a predicate. Of several rules with one rule_id the first (by path) is taken and the others are reported.
    /// </summary>
    public static RuleSetOutput Compile(RuleSetTarget target, IEnumerable<CompiledRule> rules)
    {
        PlannedRuleSet planned = Plan(target, rules);
        return new RuleSetOutput(Emit(target, planned.Plan), planned.Diagnostics);
    }

    /// <summary>The first step of <see cref="Compile"/>: what needs all rules at once.</summary>
    public static PlannedRuleSet Plan(RuleSetTarget target, IEnumerable<CompiledRule> rules)
    {
        var diagnostics = new DiagnosticBag();
        return new PlannedRuleSet(target, RuleSetPlanner.Plan(TakeDistinct(rules, diagnostics)), diagnostics.Items.ToEquatableArray());
    }

    /// <summary>The second step: the files that the plan becomes, each of which is then emitted by itself.</summary>
    public static IEnumerable<RuleSetPart> Divide(PlannedRuleSet ruleSet) => RuleSetDivision.Divide(ruleSet.Target, ruleSet.Plan);

    /// <summary>Writes a plan down as C#: the last step of <see cref="Compile"/>, for plans that come from elsewhere than rule files.</summary>
    public static EquatableArray<GeneratedFile> Emit(RuleSetTarget target, RuleSetPlan plan) =>
        RuleSetDivision.Divide(target, plan).Select(static part => part.Emit()).ToEquatableArray();

    /// <summary>The rules without those that repeat an earlier one's rule_id, ordered by path.</summary>
    public static IReadOnlyList<CompiledRule> TakeDistinct(IEnumerable<CompiledRule> rules, DiagnosticBag diagnostics)
    {
        CompiledRule[] read = [.. rules.Where(static rule => rule.Definition is not null).OrderBy(static rule => rule.File.Path, StringComparer.Ordinal)];
        var kept = new HashSet<RuleDefinition>(RuleSetChecks.RemoveDuplicates(read.Select(static rule => rule.Definition!), diagnostics));
        return [.. read.Where(rule => kept.Contains(rule.Definition!))];
    }
}
