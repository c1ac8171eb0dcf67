using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.RuleSets;

/// <summary>
/// Numbers the conditions of a ruleset: one for a rule over single events, and one for each distinct thing that the stages of a rule over
/// several events ask. Every engine numbers by this list, each what it evaluates.
/// </summary>
public sealed class ConditionList
{
    private readonly List<NumberedCondition> _conditions = [];

    /// <summary>The conditions by number, in the order of the rules.</summary>
    public IReadOnlyList<NumberedCondition> Conditions => _conditions;

    /// <summary>The number of a condition of the rule that was added last or is new.</summary>
    /// <param name="rule">The rule's index, which only rises.</param>
    /// <param name="predicate">The condition.</param>
    public int Add(int rule, Predicate predicate)
    {
        for (int i = _conditions.Count - 1; i >= 0 && _conditions[i].Rule == rule; i--)
        {
            if (_conditions[i].Predicate == predicate)
            {
                return i;
            }
        }

        _conditions.Add(new NumberedCondition(rule, predicate));
        return _conditions.Count - 1;
    }
}

/// <summary>A condition.</summary>
/// <param name="Rule">The index of its rule.</param>
/// <param name="Predicate">What it asks.</param>
public sealed record NumberedCondition(int Rule, Predicate Predicate);
