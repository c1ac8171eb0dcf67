using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Decides slots, names and order.</summary>
public static class RuleSetPlanner
{
    // What the detector itself reads of every event: its time, and which index it belongs to.
    private static readonly string[] DetectorFields = ["@timestamp", "data_stream.dataset", "data_stream.namespace", "data_stream.type"];

    /// <summary>Plans the rules that have something to evaluate; the order of the input does not matter.</summary>
    public static RuleSetPlan Plan(IEnumerable<CompiledRule> rules) => Plan(EvaluatedRule.Of(rules));

    /// <summary>Plans rules, ordered by rule_id.</summary>
    public static RuleSetPlan Plan(IReadOnlyList<EvaluatedRule> rules)
    {
        var list = new ConditionList();
        PlannedCorrelation?[] correlations = [.. rules.Select((rule, i) => PlanConditions(rule, i, list))];
        Predicate[] predicates = [.. list.Conditions.Select(static condition => condition.Predicate)];
        RuleNames names = RuleNames.Assign([.. rules.Select(static rule => rule.Definition)]);
        bool isStateful = Array.Exists(correlations, static correlation => correlation is not null);
        return new RuleSetPlan(
            PlanSlots(Fields(rules), NullValues(rules), predicates),
            rules.Select((rule, i) => new PlannedRule(rule.Definition, names[i]) { Correlation = correlations[i] }).ToEquatableArray(),
            list.Conditions.Select(condition => new PlannedCondition(
                condition.Rule, correlations[condition.Rule] is null ? names[condition.Rule] : names.AssignStage(condition.Rule), condition.Predicate)).ToEquatableArray(),
            Hash(rules))
        {
            Witnesses = predicates.Length < RuleIndexPlanner.FewestConditions ? [] : RuleIndexPlanner.Plan(predicates),

            // Rules over several events follow the time of every event, which one that a gate keeps out is not read for.
            Gate = isStateful ? null : GatePlanner.Plan(predicates),
        };
    }

    private static PlannedCorrelation? PlanConditions(EvaluatedRule rule, int index, ConditionList list)
    {
        if (rule.Query is EventQuery single)
        {
            list.Add(index, Optimizer.Optimize(single.Condition));
            return null;
        }

        return PlannedCorrelation.Create(rule, stage => list.Add(index, Optimizer.Optimize(stage.Condition)));
    }

    /// <summary>Every field that must be decoded for the rules and for the detector, by name.</summary>
    public static IReadOnlyCollection<string> Fields(IEnumerable<EvaluatedRule> rules)
    {
        var fields = new SortedSet<string>(DetectorFields, StringComparer.Ordinal);
        fields.UnionWith(rules.SelectMany(CorrelationFields.Decoded));
        return fields;
    }

    /// <summary>What an explicit null counts as in the rules' fields, where it does.</summary>
    public static IReadOnlyDictionary<string, string> NullValues(IEnumerable<EvaluatedRule> rules) =>
        PredicateFields.NullValues(rules.SelectMany(CorrelationFields.References));

    /// <summary>
    /// Fields that decide most conditions come first, then those that most conditions read: an event's values lie in slot order, so what a
    /// detector looks at for every event shares cache lines.
    /// </summary>
    private static EquatableArray<PlannedSlot> PlanSlots(
        IReadOnlyCollection<string> fields, IReadOnlyDictionary<string, string> nullValues, IReadOnlyList<Predicate> conditions)
    {
        var deciding = CountReaders(conditions, static predicate => predicate is And and ? PredicateFields.Of(and.Items[0]) : PredicateFields.Of(predicate));
        var reading = CountReaders(conditions, PredicateFields.Of);
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        return fields
            .OrderByDescending(field => deciding.TryGetValue(field, out int count) ? count : 0)
            .ThenByDescending(field => reading.TryGetValue(field, out int count) ? count : 0)
            .ThenBy(static field => field, StringComparer.Ordinal)
            .Select(field => new PlannedSlot(field, UniqueSymbol(field, symbols), nullValues.TryGetValue(field, out string? value) ? value : null))
            .ToEquatableArray();
    }

    private static Dictionary<string, int> CountReaders(IReadOnlyList<Predicate> conditions, Func<Predicate, IEnumerable<FieldReference>> fields) =>
        conditions.SelectMany(condition => fields(condition).Select(static field => field.Name).Distinct(StringComparer.Ordinal))
            .GroupBy(static field => field, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);

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

    private static string Hash(IReadOnlyList<EvaluatedRule> rules)
    {
        var text = new FramedText();
        foreach (EvaluatedRule rule in rules)
        {
            RuleDefinition definition = rule.Definition;
            text.Append(definition.RuleId);
            text.Append(rule.Query.ToString());
            text.Append(definition.Enabled ? "enabled" : "disabled");
            foreach (string pattern in definition.Index)
            {
                text.Append(pattern);
            }

            if (rule.Query is CorrelationQuery)
            {
                text.Append(CorrelationFields.ContentHash(rule));
            }

            text.EndGroup();
        }

        foreach (KeyValuePair<string, string> nullValue in NullValues(rules))
        {
            text.Append(nullValue.Key);
            text.Append(nullValue.Value);
        }

        return text.Sha256();
    }
}
