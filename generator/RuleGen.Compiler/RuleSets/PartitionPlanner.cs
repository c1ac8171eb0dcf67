using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// Finds by which fields events may be divided: those that every stage of a rule has at the same place of its key. Events that are joined then
/// have equal values in them, so they meet. A rule about single events allows any.
/// </summary>
public static class PartitionPlanner
{
    /// <summary>What the rules of a ruleset allow.</summary>
    public static PartitionPlan Plan(RuleSetPlan plan)
    {
        PartitionedRule[] rules =
        [
            .. Enumerable.Range(0, plan.Rules.Count)
                .Where(rule => plan.Rules[rule].Correlation is not null)
                .Select(rule => Plan(rule, plan.Rules[rule].Correlation!.Query)),
        ];
        IEnumerable<PartitionField> fields = rules
            .SelectMany(static rule => rule.Fields)
            .GroupBy(static field => field, StringComparer.Ordinal)
            .Select(static group => new PartitionField(group.Key, group.Count()))
            .OrderByDescending(static field => field.Rules)
            .ThenBy(static field => field.Name, StringComparer.Ordinal);
        return new PartitionPlan(fields.ToEquatableArray(), rules.ToEquatableArray());
    }

    private static PartitionedRule Plan(int rule, CorrelationQuery query)
    {
        IEnumerable<QueryStage> stages = query is SequenceQuery { Until: { } until } ? query.Stages.Append(until) : query.Stages;
        string[][] keys = [.. stages.Select(static stage => stage.Keys.Select(static key => key.Field?.Name ?? "").ToArray())];

        // Values that differ in letter case only would come to different detectors.
        string[] shared =
        [
            .. keys[0].Where((name, place) => query.Stages[0].Keys[place].Field is { IgnoresCase: false } && Array.TrueForAll(keys, key => key[place] == name))
                .Distinct(StringComparer.Ordinal),
        ];
        string? reason =
            shared.Length > 0 ? null
            : keys[0].Length == 0 ? "its events have no key: all of them must come to one detector"
            : Array.TrueForAll(keys, key => key.SequenceEqual(keys[0])) ? "its key does not tell letter case apart, which a division by values does"
            : "its items are joined by different fields: " + string.Join(", ", Enumerable.Range(0, keys[0].Length).Select(place => string.Join(" with ", keys.Select(key => key[place]).Distinct(StringComparer.Ordinal))));
        return new PartitionedRule(rule, shared.ToEquatableArray(), reason);
    }
}
