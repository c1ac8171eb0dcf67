using System.Globalization;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Divides a planned ruleset into files: one with its public face and its plan (the only place that knows numbers of slots), one with its index, and
/// a bounded number with the rules, so that a rule added elsewhere leaves a rule's text as it was.
/// </summary>
internal static class RuleSetDivision
{
    private const int MostRuleFiles = 64;

    // One file for a handful of rules; more only when a file would grow long. The number depends on the size of the ruleset alone.
    private const int RulesPerFile = 16;

    /// <summary>The files, the ruleset's own first.</summary>
    public static IEnumerable<RuleSetPart> Divide(RuleSetTarget target, RuleSetPlan plan)
    {
        yield return new FacePart(target, plan);
        if (plan.Witnesses.Count > 0)
        {
            yield return new IndexPart(target, plan.Witnesses, plan.Slots);
        }

        int files = 1;
        while (files < MostRuleFiles && files * RulesPerFile < plan.Rules.Count)
        {
            files *= 2;
        }

        var symbols = SlotSymbols.Of(plan.Slots);
        foreach (IGrouping<uint, RuleCode> file in RulesOf(plan).GroupBy(rule => Hash(rule.Definition.RuleId) % (uint)files).OrderBy(static file => file.Key))
        {
            string suffix = files == 1 ? ".Rules" : ".Rules" + file.Key.ToString("00", CultureInfo.InvariantCulture);
            yield return new RulesPart(target, suffix, file.ToEquatableArray(), symbols);
        }
    }

    private static IEnumerable<RuleCode> RulesOf(RuleSetPlan plan)
    {
        int first = 0;
        for (int i = 0; i < plan.Rules.Count; i++)
        {
            int end = first;
            while (end < plan.Conditions.Count && plan.Conditions[end].Rule == i)
            {
                end++;
            }

            PlannedRule rule = plan.Rules[i];
            var conditions = new NamedCondition[end - first];
            for (int condition = first; condition < end; condition++)
            {
                conditions[condition - first] = new NamedCondition(plan.Conditions[condition].Name, plan.Conditions[condition].Predicate);
            }

            yield return new RuleCode(rule.Definition, rule.Name, new EquatableArray<NamedCondition>(conditions), rule.Correlation?.Shift(-first));
            first = end;
        }
    }

    // FNV-1a: any spread will do, but it must be the same on every machine and in every version.
    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Utf8Bytes.Of(text))
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return hash;
    }
}
