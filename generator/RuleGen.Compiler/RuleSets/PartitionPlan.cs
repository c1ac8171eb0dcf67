using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>By which fields the events of a ruleset may be divided among detectors that know nothing of each other.</summary>
/// <param name="Fields">The fields, those that keep most rules exact first.</param>
/// <param name="Rules">What each rule over several events allows, in the order of the rules.</param>
public sealed record PartitionPlan(EquatableArray<PartitionField> Fields, EquatableArray<PartitionedRule> Rules)
{
    /// <summary>The fields by which events may be divided without changing any rule's answers.</summary>
    public IEnumerable<string> Exact => Fields.Where(by => by.Rules == Rules.Count).Select(static by => by.Name);
}

/// <summary>A field to divide events by: those with one value go to one detector, those without to one as well.</summary>
/// <param name="Name">The field.</param>
/// <param name="Rules">How many rules over several events stay exact.</param>
public sealed record PartitionField(string Name, int Rules);

/// <summary>What a rule over several events allows.</summary>
/// <param name="Rule">The rule's index.</param>
/// <param name="Fields">The fields that events may be divided by; empty: none.</param>
/// <param name="Reason">Why there is none; null: there is one.</param>
public sealed record PartitionedRule(int Rule, EquatableArray<string> Fields, string? Reason);
