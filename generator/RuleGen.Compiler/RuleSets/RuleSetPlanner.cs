using System.Security.Cryptography;
using System.Text;
using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Decides slots, names and order.</summary>
public static class RuleSetPlanner
{
    // What the detector itself reads of every event: its time, and which index it belongs to.
    private static readonly string[] DetectorFields = ["@timestamp", "data_stream.dataset", "data_stream.namespace", "data_stream.type"];

    /// <summary>Plans the rules that have a predicate; the order of the input does not matter.</summary>
    public static RuleSetPlan Plan(IEnumerable<CompiledRule> rules)
    {
        CompiledRule[] evaluated =
        [
            .. rules.Where(static rule => rule.Predicate is not null)
                .OrderBy(static rule => rule.Definition!.RuleId, StringComparer.Ordinal)
                .ThenBy(static rule => rule.File.Path, StringComparer.Ordinal),
        ];
        string[] names = RuleNames.Assign([.. evaluated.Select(static rule => rule.Definition!)]);
        EquatableArray<PlannedRule> planned = evaluated.Select((rule, i) => new PlannedRule(rule.Definition!, names[i])).ToEquatableArray();
        EquatableArray<PlannedCondition> conditions = evaluated
            .Select((rule, i) => new PlannedCondition(i, names[i], Optimizer.Optimize(rule.Predicate!)))
            .ToEquatableArray();
        Predicate[] predicates = [.. conditions.Select(static condition => condition.Predicate)];
        return new RuleSetPlan(PlanSlots(Fields(evaluated), NullValues(evaluated), predicates), planned, conditions, Hash(evaluated))
        {
            Witnesses = predicates.Length < RuleIndexPlanner.FewestConditions ? [] : RuleIndexPlanner.Plan(predicates),
            Gate = GatePlanner.Plan(predicates),
        };
    }

    /// <summary>Every field that must be decoded for the rules and for the detector, by name.</summary>
    public static IReadOnlyCollection<string> Fields(IEnumerable<CompiledRule> rules)
    {
        var fields = new SortedSet<string>(DetectorFields, StringComparer.Ordinal);
        foreach (CompiledRule rule in rules.Where(static rule => rule.Predicate is not null))
        {
            fields.UnionWith(PredicateFields.Of(rule.Predicate!).Select(static field => field.Name));
        }

        return fields;
    }

    /// <summary>What an explicit null counts as in the rules' fields, where it does.</summary>
    public static IReadOnlyDictionary<string, string> NullValues(IEnumerable<CompiledRule> rules) =>
        PredicateFields.NullValues(rules.Where(static rule => rule.Predicate is not null).SelectMany(static rule => PredicateFields.Of(rule.Predicate!)));

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

    private static string Hash(CompiledRule[] rules)
    {
        var text = new StringBuilder();
        foreach (CompiledRule rule in rules)
        {
            RuleDefinition definition = rule.Definition!;
            AppendFramed(text, definition.RuleId);
            AppendFramed(text, rule.Predicate!.ToString());
            AppendFramed(text, definition.Enabled ? "enabled" : "disabled");
            foreach (string pattern in definition.Index)
            {
                AppendFramed(text, pattern);
            }

            text.Append('\n');
        }

        foreach (KeyValuePair<string, string> nullValue in NullValues(rules))
        {
            AppendFramed(text, nullValue.Key);
            AppendFramed(text, nullValue.Value);
        }

        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Select(static b => b.ToString("x2", null)));
    }

    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    private static void AppendFramed(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part).Append(' ');
}
