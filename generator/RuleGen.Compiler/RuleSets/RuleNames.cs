using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Rules;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Gives each rule a C# name made from its title.</summary>
internal static class RuleNames
{
    // Members of the generated class and of object.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "All", "Layout", "ContentHash", "CreateDetector", "Slots", "Plan", "Index", "Catalog", "Predicates", "Matcher",
        "Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize",
    };

    /// <summary>
    /// The names in the order of the rules. A name that two rules share, or that the class needs itself, gets the start of the rule_id
    /// behind it, so that adding a rule with another title never renames one.
    /// </summary>
    public static string[] Assign(IReadOnlyList<RuleDefinition> rules)
    {
        string[] names = [.. rules.Select(static rule => Identifiers.FromTitle(rule.Name))];
        var counts = names.GroupBy(static name => name, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        var taken = new HashSet<string>(Reserved, StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            string name = counts[names[i]] == 1 && !Reserved.Contains(names[i]) ? names[i] : names[i] + "_" + IdStart(rules[i].RuleId);
            string candidate = name;
            for (int n = 2; !taken.Add(candidate); n++)
            {
                candidate = name + "_" + n;
            }

            names[i] = candidate;
        }

        return names;
    }

    private static string IdStart(string ruleId)
    {
        string id = new([.. ruleId.Where(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')).Take(8)]);
        return id;
    }
}
