using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleSets.Index;

namespace RuleGen.Cli.Output;

/// <summary>Writes a plan for a person: what is decoded, what wakes which rule, and why.</summary>
internal sealed class PlanDescription(StyledWriter writer, RuleSetPlan plan)
{
    private bool IsIndexed => plan.Witnesses.Count > 0;

    private bool HasCorrelations => plan.Rules.Any(static rule => rule.Correlation is not null);

    /// <summary>Writes what concerns the ruleset as a whole.</summary>
    public void WriteAll()
    {
        writer.WriteLine($"{Words.Count(plan.Rules.Count, "rule")}, {Words.Count(plan.Slots.Count, "field")}", StyledWriter.Bold);
        writer.WriteLine(IsIndexed
            ? "An index over the texts of an event wakes the rules to ask."
            : $"All {(HasCorrelations ? "conditions" : "rules")} are asked about every event: with fewer than {RuleIndexPlanner.FewestConditions} that is as fast as an index.");
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
        writer.WriteLine(DisplayText.Clean(rule.Definition.Name), StyledWriter.Bold);
        writer.WriteLine($"  rule_id  {rule.Definition.RuleId}");
        if (rule.Correlation is { } correlation)
        {
            WriteCorrelation(correlation);
        }

        int[] conditions = [.. Enumerable.Range(0, plan.Conditions.Count).Where(condition => plan.Conditions[condition].Rule == index)];
        foreach (int condition in conditions)
        {
            WriteCondition(condition, rule.Correlation);
        }

        Heading("Slots");
        var read = conditions.SelectMany(condition => PredicateFields.Of(plan.Conditions[condition].Predicate)).Select(static field => field.Name).ToHashSet(StringComparer.Ordinal);
        var kept = new HashSet<string>(rule.Correlation?.KeptFields ?? [], StringComparer.Ordinal);
        for (int slot = 0; slot < plan.Slots.Count; slot++)
        {
            string field = plan.Slots[slot].Field;
            if (read.Contains(field) || kept.Contains(field))
            {
                writer.WriteLine((Slot(slot) + (kept.Contains(field) ? "  kept" : "")).TrimEnd());
            }
        }
    }

    private void WriteCorrelation(PlannedCorrelation correlation)
    {
        Heading("Events together");
        foreach (string line in QueryDescriber.Frame(correlation.Query))
        {
            writer.WriteLine("  " + DisplayText.Clean(line));
        }

        if (correlation.Query is SampleQuery)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  on a stream, among the events of the last {correlation.LookBack.TotalMinutes:0.##} minutes"));
        }
    }

    private void WriteCondition(int condition, PlannedCorrelation? correlation)
    {
        string of = correlation is null ? "" : " " + Places(condition, correlation);
        Heading("Asked" + of);
        if (IsIndexed)
        {
            RuleWitness witness = plan.Witnesses[condition];
            writer.WriteLine("  " + DisplayText.Clean(witness.Reason));
            foreach (Gate gate in witness.Gates)
            {
                writer.WriteLine("  and only where " + DisplayText.Clean(gate.ToString()));
            }
        }
        else
        {
            writer.WriteLine($"  about every event: the ruleset has fewer than {RuleIndexPlanner.FewestConditions} {(HasCorrelations ? "conditions" : "rules")}");
        }

        Heading($"Tests{of}, in this order");
        foreach (string line in PredicateDescriber.Describe(plan.Conditions[condition].Predicate))
        {
            writer.WriteLine("  " + DisplayText.Clean(line));
        }
    }

    // Which items ask a condition, counted from one.
    private static string Places(int condition, PlannedCorrelation correlation)
    {
        string[] items = [.. Enumerable.Range(0, correlation.StageConditions.Count).Where(i => correlation.StageConditions[i] == condition).Select(static i => (i + 1).ToString(CultureInfo.InvariantCulture))];
        string stages = items.Length == 0 ? "" : $"for {(items.Length == 1 ? "event" : "events")} {string.Join(", ", items)}";
        return correlation.UntilCondition != condition ? stages : stages.Length == 0 ? "for until" : stages + " and until";
    }

    private void WriteSlots()
    {
        var readers = plan.Conditions
            .SelectMany(static condition => PredicateFields.Of(condition.Predicate).Select(field => (condition.Rule, field.Name)))
            .Distinct()
            .Select(static reading => reading.Name)
            .CountBy(static field => field, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var kept = plan.Rules.SelectMany(static rule => rule.Correlation?.KeptFields ?? []).ToHashSet(StringComparer.Ordinal);
        Heading("Slots, with the rules that read them; the fields that decide most rules come first");
        for (int slot = 0; slot < plan.Slots.Count; slot++)
        {
            int count = readers.GetValueOrDefault(plan.Slots[slot].Field);
            writer.WriteLine(Slot(slot) + (count > 0 ? "  " + Words.Count(count, "rule") : kept.Contains(plan.Slots[slot].Field) ? "  alerts over several events" : "  the detector"));
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
        PlannedRule rule = plan.Rules[plan.Conditions[condition].Rule];
        string place = rule.Correlation is { } correlation ? $" ({Places(condition, correlation)})" : "";
        return $"{rule.Definition.RuleId}  {rule.Definition.Name}{place}";
    }

    private string Slot(int slot) => string.Create(CultureInfo.InvariantCulture, $"  {slot,4}  {DisplayText.Clean(plan.Slots[slot].Field),-48}");

    private void Heading(string text)
    {
        writer.WriteLine();
        writer.WriteLine(text, StyledWriter.Bold);
    }
}
