using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleSets.Index;

namespace RuleGen.Cli.Output;

/// <summary>Writes a plan for a person: what is decoded, what wakes which rule, and why.</summary>
internal sealed class PlanDescription(StyledWriter writer, RuleSetPlan plan)
{
    private bool IsIndexed => plan.Witnesses.Count > 0;

    /// <summary>Writes what concerns the ruleset as a whole.</summary>
    public void WriteAll()
    {
        writer.WriteLine($"{Words.Count(plan.Rules.Count, "rule")}, {Words.Count(plan.Slots.Count, "field")}", StyledWriter.Bold);
        writer.WriteLine(IsIndexed
            ? "An index over the texts of an event wakes the rules to ask."
            : $"All rules are asked about every event: with fewer than {RuleIndexPlanner.FewestConditions} that is as fast as an index.");
        WriteSlots();
        if (IsIndexed)
        {
            WriteAlwaysOn();
            WriteWitnesses();
        }
    }

    /// <summary>Writes the decisions about one rule.</summary>
    public void WriteRule(int index)
    {
        PlannedRule rule = plan.Rules[index];
        int number = plan.Conditions.ToList().FindIndex(condition => condition.Rule == index);
        Predicate predicate = plan.Conditions[number].Predicate;
        writer.WriteLine(DisplayText.Clean(rule.Definition.Name), StyledWriter.Bold);
        writer.WriteLine($"  rule_id  {rule.Definition.RuleId}");
        Heading("Asked");
        if (IsIndexed)
        {
            RuleWitness witness = plan.Witnesses[number];
            writer.WriteLine("  " + DisplayText.Clean(witness.Reason));
            foreach (Gate gate in witness.Gates)
            {
                writer.WriteLine("  and only where " + DisplayText.Clean(gate.ToString()));
            }
        }
        else
        {
            writer.WriteLine($"  about every event: the ruleset has fewer than {RuleIndexPlanner.FewestConditions} rules");
        }

        Heading("Tests, in this order");
        foreach (string line in PredicateDescriber.Describe(predicate))
        {
            writer.WriteLine("  " + DisplayText.Clean(line));
        }

        Heading("Slots");
        var read = PredicateFields.Of(predicate).Select(static field => field.Name).ToHashSet(StringComparer.Ordinal);
        for (int slot = 0; slot < plan.Slots.Count; slot++)
        {
            if (read.Contains(plan.Slots[slot].Field))
            {
                writer.WriteLine(Slot(slot));
            }
        }
    }

    private void WriteSlots()
    {
        var readers = plan.Conditions
            .SelectMany(static condition => PredicateFields.Of(condition.Predicate).Select(field => (condition.Rule, field.Name)))
            .Distinct()
            .Select(static reading => reading.Name)
            .CountBy(static field => field, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        Heading("Slots, with the rules that read them; the fields that decide most rules come first");
        for (int slot = 0; slot < plan.Slots.Count; slot++)
        {
            int count = readers.GetValueOrDefault(plan.Slots[slot].Field);
            writer.WriteLine(Slot(slot) + (count == 0 ? "  the detector" : "  " + Words.Count(count, "rule")));
        }
    }

    private void WriteAlwaysOn()
    {
        int[] conditions = [.. Enumerable.Range(0, plan.Conditions.Count).Where(condition => plan.Witnesses[condition].IsAlwaysOn)];
        Heading($"Asked about every event that passes their gates ({conditions.Length})");
        foreach (int condition in conditions)
        {
            string gates = string.Join("; ", plan.Witnesses[condition].Gates);
            writer.WriteLine(DisplayText.Clean($"  {Title(condition)}  [{(gates.Length == 0 ? "no gate" : gates)}]"));
        }
    }

    private void WriteWitnesses()
    {
        Heading("What wakes the other rules");
        for (int condition = 0; condition < plan.Conditions.Count; condition++)
        {
            if (!plan.Witnesses[condition].IsAlwaysOn)
            {
                writer.WriteLine(DisplayText.Clean($"  {Title(condition)}: {plan.Witnesses[condition].Reason}"));
            }
        }
    }

    private string Title(int condition)
    {
        RuleDefinition rule = plan.Rules[plan.Conditions[condition].Rule].Definition;
        return $"{rule.RuleId}  {rule.Name}";
    }

    private string Slot(int slot) => string.Create(CultureInfo.InvariantCulture, $"  {slot,4}  {DisplayText.Clean(plan.Slots[slot].Field),-48}");

    private void Heading(string text)
    {
        writer.WriteLine();
        writer.WriteLine(text, StyledWriter.Bold);
    }
}
