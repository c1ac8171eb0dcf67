using System.Security.Cryptography;
using System.Text;
using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Rules;
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
        return new RuleSetPlan(
            PlanSlots(evaluated),
            evaluated.Select((rule, i) => new PlannedRule(rule.Definition!, names[i], Optimizer.Optimize(rule.Predicate!))).ToEquatableArray(),
            Hash(evaluated));
    }

    /// <summary>Every field that must be decoded for the rules and for the detector, in slot order.</summary>
    public static IReadOnlyCollection<string> Fields(IEnumerable<CompiledRule> rules)
    {
        var fields = new SortedSet<string>(DetectorFields, StringComparer.Ordinal);
        foreach (CompiledRule rule in rules.Where(static rule => rule.Predicate is not null))
        {
            fields.UnionWith(PredicateFields.Of(rule.Predicate!).Select(static field => field.Name));
        }

        return fields;
    }

    private static EquatableArray<PlannedSlot> PlanSlots(IEnumerable<CompiledRule> rules)
    {
        var symbols = new HashSet<string>(StringComparer.Ordinal);
        return Fields(rules).Select(field => new PlannedSlot(field, UniqueSymbol(field, symbols))).ToEquatableArray();
    }

    private static string UniqueSymbol(string field, HashSet<string> taken)
    {
        string symbol = Identifiers.FromField(field);
        string candidate = symbol;
        for (int i = 2; !taken.Add(candidate); i++)
        {
            candidate = symbol + "_" + i;
        }

        return candidate;
    }

    private static string Hash(IEnumerable<CompiledRule> rules)
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

        using SHA256 sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Select(static b => b.ToString("x2", null)));
    }

    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    private static void AppendFramed(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part).Append(' ');
}
