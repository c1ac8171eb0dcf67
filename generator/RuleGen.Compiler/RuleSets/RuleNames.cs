using RuleGen.Compiler.Emission;
using RuleGen.Compiler.Rules;

namespace RuleGen.Compiler.RuleSets;

/// <summary>Gives each rule, and each stage of a rule over several events, a C# name made from the rule's title.</summary>
internal sealed class RuleNames
{
    // Members of the generated class and of object.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "All", "Layout", "ContentHash", "CreateDetector", "Slots", "Conditions", "Plan", "Index", "Catalog", "Predicates", "Matcher",
        "Equals", "GetHashCode", "ToString", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize",
    };

    private readonly HashSet<string> _taken = new(Reserved, StringComparer.Ordinal);
    private readonly string[] _names;
    private readonly int[] _stages;

    private RuleNames(IReadOnlyList<RuleDefinition> rules)
    {
        _names = [.. rules.Select(static rule => Identifiers.FromTitle(rule.Name))];
        _stages = new int[rules.Count];
        var counts = _names.GroupBy(static name => name, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
        for (int i = 0; i < _names.Length; i++)
        {
            _names[i] = Take(counts[_names[i]] == 1 && !Reserved.Contains(_names[i]) ? _names[i] : _names[i] + "_" + IdStart(rules[i].RuleId));
        }
    }

    /// <summary>The name of a rule by its index.</summary>
    public string this[int rule] => _names[rule];

    /// <summary>
    /// Names rules by their index. A name that two rules share, or that the class needs itself, gets the start of the rule_id behind it, so
    /// that adding a rule with another title never renames one.
    /// </summary>
    public static RuleNames Assign(IReadOnlyList<RuleDefinition> rules) => new(rules);

    /// <summary>A name for the next thing that the stages of a rule ask.</summary>
    public string AssignStage(int rule) => Take(_names[rule] + "_Stage" + ++_stages[rule]);

    private string Take(string name)
    {
        string candidate = name;
        for (int n = 2; !_taken.Add(candidate); n++)
        {
            candidate = name + "_" + n;
        }

        return candidate;
    }

    private static string IdStart(string ruleId)
    {
        string id = new([.. ruleId.Where(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')).Take(8)]);
        return id;
    }
}
