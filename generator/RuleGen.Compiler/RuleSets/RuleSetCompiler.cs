using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>What a ruleset became.</summary>
/// <param name="Files">The C# files.</param>
/// <param name="Diagnostics">Findings that concern the ruleset as a whole; those of single rules are with the rules.</param>
public sealed record RuleSetOutput(EquatableArray<GeneratedFile> Files, EquatableArray<RuleDiagnostic> Diagnostics);

/// <summary>Compiles rules that belong together into C#. The same core serves the generator, the tool and the tests.</summary>
public static class RuleSetCompiler
{
    /// <summary>
    /// Emits the rules that have a predicate. Of several rules with one rule_id the first (by path) is taken and the others are reported.
    /// </summary>
    public static RuleSetOutput Compile(RuleSetTarget target, IEnumerable<CompiledRule> rules)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<CompiledRule> distinct = TakeDistinct(rules, diagnostics);
        RuleSetPlan plan = RuleSetPlanner.Plan(distinct);
        return new RuleSetOutput(Emit(target, plan), diagnostics.Items.ToEquatableArray());
    }

    /// <summary>Writes a plan down as C#: the last step of <see cref="Compile"/>, for plans that come from elsewhere than rule files.</summary>
    public static EquatableArray<GeneratedFile> Emit(RuleSetTarget target, RuleSetPlan plan) => new RuleSetEmitter(target, plan).Emit().ToEquatableArray();

    /// <summary>The rules without those that repeat an earlier one's rule_id, ordered by path.</summary>
    public static IReadOnlyList<CompiledRule> TakeDistinct(IEnumerable<CompiledRule> rules, DiagnosticBag diagnostics)
    {
        CompiledRule[] read = [.. rules.Where(static rule => rule.Definition is not null).OrderBy(static rule => rule.File.Path, StringComparer.Ordinal)];
        var kept = new HashSet<RuleDefinition>(RuleSetChecks.RemoveDuplicates(read.Select(static rule => rule.Definition!), diagnostics));
        return [.. read.Where(rule => kept.Contains(rule.Definition!))];
    }
}
