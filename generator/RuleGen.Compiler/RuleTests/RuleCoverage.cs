using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Which answers the cases of a rule have seen. A clause is a test, a group joined by "and" or "or", or an entry of a list; each can be true and
/// false, and a rule is covered when each has been both. A negation is no clause: it is true when what it negates is false.
/// </summary>
public sealed class RuleCoverage
{
    private readonly ClauseNode[][] _conditions;
    private readonly List<CoveredClause> _clauses = [];

    /// <summary>The coverage of a rule's conditions that no event has been judged by.</summary>
    public RuleCoverage(IEnumerable<RuleCondition> conditions) =>
        _conditions = [.. conditions.Select(CreateNodes)];

    /// <summary>How many conditions the rule has.</summary>
    public int Conditions => _conditions.Length;

    /// <summary>The clauses, in the rule's order: a group before what it joins, a list before its entries.</summary>
    public IReadOnlyList<CoveredClause> Clauses => _clauses;

    /// <summary>How many answers there are to see.</summary>
    public int Outcomes => _clauses.Count * 2;

    /// <summary>How many have been seen.</summary>
    public int SeenOutcomes => _clauses.Sum(static clause => (clause.WasTrue ? 1 : 0) + (clause.WasFalse ? 1 : 0));

    /// <summary>Whole percent, rounded down; 100 for a condition without clauses.</summary>
    public int Percent => Outcomes == 0 ? 100 : SeenOutcomes * 100 / Outcomes;

    /// <summary>Takes the answers of an event to one of the conditions into account.</summary>
    public void Add(int condition, ExplainedCondition answer)
    {
        ClauseNode[] parts = _conditions[condition];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i].Add(answer.Parts[i].Root);
        }
    }

    private ClauseNode[] CreateNodes(RuleCondition condition, int number) =>
        [.. condition.Parts.Select(part => ClauseNode.Create(part.Predicate, (predicate, isEntry) => Add(new CoveredClause(number, condition.Name, part, predicate, isEntry))))];

    private CoveredClause Add(CoveredClause clause)
    {
        _clauses.Add(clause);
        return clause;
    }

    /// <summary>The clauses of a predicate in the predicate's own shape.</summary>
    private sealed class ClauseNode
    {
        private readonly CoveredClause? _clause;
        private readonly CoveredClause[] _entries;
        private readonly ClauseNode[] _items;

        private ClauseNode(CoveredClause? clause, CoveredClause[] entries, ClauseNode[] items)
        {
            _clause = clause;
            _entries = entries;
            _items = items;
        }

        public static ClauseNode Create(Predicate predicate, Func<Predicate, bool, CoveredClause> add)
        {
            CoveredClause? clause = predicate is Not or Always ? null : add(predicate, false);
            IReadOnlyList<Predicate> alternatives = TestAlternatives.Of(predicate);
            CoveredClause[] entries = alternatives.Count > 1 ? [.. alternatives.Select(item => add(item, true))] : [];
            return new ClauseNode(clause, entries, [.. ItemsOf(predicate).Select(item => Create(item, add))]);
        }

        public void Add(ExplainedNode node)
        {
            _clause?.See(node.Holds);
            for (int i = 0; i < _entries.Length; i++)
            {
                _entries[i].See(node.PassedAlternatives.Contains(i));
            }

            for (int i = 0; i < node.Items.Count; i++)
            {
                // An array's elements are all judged by the one item.
                _items[node.Predicate is Nested ? 0 : i].Add(node.Items[i]);
            }
        }

        private static IEnumerable<Predicate> ItemsOf(Predicate predicate) => predicate switch
        {
            And and => and.Items,
            Or or => or.Items,
            Not not => [not.Item],
            Nested nested => [nested.Item],
            _ => [],
        };
    }
}

/// <summary>A clause and the answers it has given.</summary>
/// <param name="condition">Which of the rule's conditions it stands in.</param>
/// <param name="conditionName">The name of that condition; null when the rule has only one.</param>
/// <param name="part">Where it stands there.</param>
/// <param name="predicate">What it asks.</param>
/// <param name="isEntry">Whether it is one entry of a list.</param>
public sealed class CoveredClause(int condition, string? conditionName, RuleConditionPart part, Predicate predicate, bool isEntry)
{
    /// <summary>The condition it stands in, by its number.</summary>
    public int Condition => condition;

    /// <summary>The name of the condition; null when the rule has only one.</summary>
    public string? ConditionName => conditionName;

    /// <summary>The part of the rule it stands in.</summary>
    public RuleConditionPart Part => part;

    /// <summary>What it asks.</summary>
    public Predicate Predicate => predicate;

    /// <summary>Whether it is one entry of a list.</summary>
    public bool IsEntry => isEntry;

    /// <summary>Whether it held for some event.</summary>
    public bool WasTrue { get; private set; }

    /// <summary>Whether it did not hold for some event.</summary>
    public bool WasFalse { get; private set; }

    internal void See(bool holds)
    {
        WasTrue |= holds;
        WasFalse |= !holds;
    }
}
