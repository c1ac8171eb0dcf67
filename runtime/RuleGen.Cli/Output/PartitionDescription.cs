using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Cli.Output;

/// <summary>Writes for a person how the events of a ruleset may be divided among several detectors.</summary>
internal static class PartitionDescription
{
    /// <summary>Writes the fields, and the rules that need another division than by the best of them.</summary>
    public static void Write(StyledWriter writer, RuleSetPlan plan)
    {
        PartitionPlan partitions = PartitionPlanner.Plan(plan);
        int rules = partitions.Rules.Count;
        writer.WriteLine($"{Words.Count(plan.Rules.Count, "rule")}, {rules} of them over several events", StyledWriter.Bold);
        if (rules == 0)
        {
            writer.WriteLine("Events may be divided in any way: each rule is about single events.");
            return;
        }

        string[] exact = [.. partitions.Exact];
        writer.WriteLine(DisplayText.Clean(exact.Length > 0
            ? $"Events may be divided by {string.Join(", or by ", exact)}: every rule finds what it would find in all of them."
            : "There is no field by which all events may be divided."));
        writer.WriteLine("An event with several values of the field goes to the detector of each, one without to a detector of its own for all such events.");
        Heading(writer, "Fields, with the rules over several events that stay exact");
        foreach (PartitionField field in partitions.Fields)
        {
            writer.WriteLine(FormattableString.Invariant($"  {field.Rules,4}  {DisplayText.Clean(field.Name)}"));
        }

        PartitionField? best = partitions.Fields.FirstOrDefault();
        PartitionedRule[] others = [.. partitions.Rules.Where(rule => best is null || !rule.Fields.Contains(best.Name))];
        if (others.Length == 0)
        {
            return;
        }

        Heading(writer, best is null ? $"Rules that allow no division ({others.Length})" : $"Rules that need another division than by {DisplayText.Clean(best.Name)} ({others.Length})");
        foreach (PartitionedRule rule in others)
        {
            RuleDefinition definition = plan.Rules[rule.Rule].Definition;
            writer.WriteLine(DisplayText.Clean($"  {definition.RuleId}  {definition.Name}: {rule.Reason ?? "by " + string.Join(", or by ", rule.Fields)}"));
        }
    }

    private static void Heading(StyledWriter writer, string text)
    {
        writer.WriteLine();
        writer.WriteLine(text, StyledWriter.Bold);
    }
}
