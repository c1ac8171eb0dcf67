using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Decides slots, names and order.</summary>
public static class RuleSetPlanner
{
    // What the detector itself reads of every event: its time, and which index it belongs to.
    private static readonly string[] DetectorFields = ["@timestamp", "data_stream.dataset", "data_stream.namespace", "data_stream.type"];

    /// <summary>Plans the rules that have something to evaluate; the order of the input does not matter.</summary>
    public static RuleSetPlan Plan(IEnumerable<CompiledRule> rules) => Plan(OptimizedRule.Of(rules));

    /// <summary>Plans rules, ordered by rule_id.</summary>
    public static RuleSetPlan Plan(IEnumerable<EvaluatedRule> rules) => Plan([.. rules.Select(OptimizedRule.Of)]);

    /// <summary>Plans optimised rules, ordered by rule_id.</summary>
    public static RuleSetPlan Plan(IReadOnlyList<OptimizedRule> rules)
    {
        RuleNames names = RuleNames.Assign([.. rules.Select(static rule => rule.Definition)]);
        OptimizedCondition[] conditions = [.. rules.SelectMany(static rule => rule.Conditions)];
        IReadOnlyDictionary<string, string> nullValues = PredicateFields.NullValues(rules.SelectMany(static rule => rule.NullValues));
        return new RuleSetPlan(
            PlanSlots(FieldsWithDetectors(rules.SelectMany(static rule => rule.Fields)), nullValues, conditions),
            PlanRules(rules, names),
            PlanConditions(rules, names),
            Hash(rules, nullValues))
        {
            Witnesses = conditions.Length < RuleIndexPlanner.FewestConditions ? [] : RuleIndexPlanner.Plan(conditions),

            // Rules over several events follow the time of every event, which one that a gate keeps out is not read for.
            Gate = rules.Any(static rule => rule.Correlation is not null) ? null : GatePlanner.Plan([.. conditions.Select(static condition => condition.Predicate)]),
        };
    }

    private static EquatableArray<PlannedRule> PlanRules(IReadOnlyList<OptimizedRule> rules, RuleNames names)
    {
        var planned = new List<PlannedRule>(rules.Count);
        int conditions = 0;
        foreach (OptimizedRule rule in rules)
        {
            planned.Add(new PlannedRule(rule.Definition, names[planned.Count]) { Correlation = rule.Correlation?.Shift(conditions) });
            conditions += rule.Conditions.Count;
        }

        return planned.ToEquatableArray();
    }

    private static EquatableArray<PlannedCondition> PlanConditions(IReadOnlyList<OptimizedRule> rules, RuleNames names) => rules
        .SelectMany((rule, i) => rule.Conditions.Select(condition => new PlannedCondition(
            i, rule.Correlation is null ? names[i] : names.AssignStage(i), condition.Predicate)))
        .ToEquatableArray();

    /// <summary>Every field that must be decoded for the rules and for the detector, by name.</summary>
    public static IReadOnlyCollection<string> Fields(IEnumerable<EvaluatedRule> rules) => FieldsWithDetectors(rules.SelectMany(CorrelationFields.Decoded));

    /// <summary>What an explicit null counts as in the rules' fields, where it does.</summary>
    public static IReadOnlyDictionary<string, string> NullValues(IEnumerable<EvaluatedRule> rules) =>
        PredicateFields.NullValues(rules.SelectMany(CorrelationFields.References));

    /// <summary>
    /// Fields that decide most conditions come first, then those that most conditions read: an event's values lie in slot order, so what a
    /// detector looks at for every event shares cache lines.
    /// </summary>
    private static EquatableArray<PlannedSlot> PlanSlots(
        IReadOnlyCollection<string> fields, IReadOnlyDictionary<string, string> nullValues, IReadOnlyList<OptimizedCondition> conditions)
    {
        Dictionary<string, int> deciding = CountReaders(conditions.SelectMany(static condition => condition.DecidingFields));
        Dictionary<string, int> reading = CountReaders(conditions.SelectMany(static condition => condition.Fields));
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        return fields
            .OrderByDescending(field => deciding.TryGetValue(field, out int count) ? count : 0)
            .ThenByDescending(field => reading.TryGetValue(field, out int count) ? count : 0)
            .ThenBy(static field => field, StringComparer.Ordinal)
            .Select(field => new PlannedSlot(field, UniqueSymbol(field, symbols), nullValues.TryGetValue(field, out string? value) ? value : null))
            .ToEquatableArray();
    }

    private static SortedSet<string> FieldsWithDetectors(IEnumerable<string> fields)
    {
        var all = new HashSet<string>(DetectorFields, StringComparer.Ordinal);
        all.UnionWith(fields);
        return new SortedSet<string>(all, StringComparer.Ordinal);
    }

    private static Dictionary<string, int> CountReaders(IEnumerable<string> fields)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string field in fields)
        {
            counts[field] = (counts.TryGetValue(field, out int count) ? count : 0) + 1;
        }

        return counts;
    }

    private static string UniqueSymbol(string field, HashSet<string> taken)
    {
        string symbol = Identifiers.FromField(field);
        string candidate = symbol;

        // To C#, @a and a are one name.
        for (int i = 2; !taken.Add(candidate.TrimStart('@')); i++)
        {
            candidate = symbol + "_" + i;
        }

        return candidate;
    }

    private static string Hash(IReadOnlyList<OptimizedRule> rules, IReadOnlyDictionary<string, string> nullValues)
    {
        var text = new FramedText();
        foreach (OptimizedRule rule in rules)
        {
            text.Append(rule.ContentHash);
        }

        foreach (KeyValuePair<string, string> nullValue in nullValues)
        {
            text.Append(nullValue.Key);
            text.Append(nullValue.Value);
        }

        return text.Sha256();
    }
}
