using System.Text;

namespace RuleGen.Tests.Sequences;

/// <summary>Queries as a ruleset: what the compiler makes of a rule file is made by hand here.</summary>
internal sealed class QueryMatcher : RuleMatcher
{
    private static readonly string[] s_fields = ["@timestamp", "kind", "user", "host", "seq", "id"];
    private static readonly EventLayout s_layout = new(s_fields);

    private readonly List<(int Rule, byte[] Kind)> _conditions = [];
    private readonly int[] _conditionRules;

    public QueryMatcher(params IEnumerable<Query> queries)
    {
        Rules = [.. queries.Select(CreateRule)];
        _conditionRules = [.. _conditions.Select(condition => condition.Rule)];
    }

    public override EventLayout Layout => s_layout;

    public override IReadOnlyList<Rule> Rules { get; }

    public override ReadOnlySpan<int> ConditionRules => _conditionRules;

    public override void FindMatches(Event e, RuleHits hits)
    {
        for (int i = 0; i < _conditions.Count; i++)
        {
            if (e[s_layout.SlotOf("kind")].Is(_conditions[i].Kind))
            {
                hits.Add(i);
            }
        }
    }

    private Rule CreateRule(Query query, int index)
    {
        int first = _conditions.Count;
        char[] kinds = [.. query.Items.Select(item => item.Kind).Concat(query.Until is { } until ? [until] : []).Distinct()];
        _conditions.AddRange(kinds.Select(kind => (index, Encoding.UTF8.GetBytes([kind]))));
        var metadata = new RuleMetadata(_ => default)
        {
            RuleId = $"rule-{index}",
            Name = query.ToString(),
            Type = "eql",
            Severity = Severity.Low,
            RiskScore = 21,
        };
        return new Rule(metadata, s_layout, e => kinds.Any(kind => e[1].Is([(byte)kind])), CreateDefinition());

        CorrelationStage CreateStage(char kind, bool isMissing = false) =>
            new(first + Array.IndexOf(kinds, kind), [.. query.Keys.Select(CreateKey)], isMissing);

        CorrelationDefinition CreateDefinition()
        {
            var order = new EventOrder(0, TiebreakerSlot: query.HasTiebreaker ? s_layout.SlotOf("seq") : -1);
            CorrelationStage[] stages = [.. query.Items.Select(item => CreateStage(item.Kind, item.IsMissing))];
            int[] kept = [.. Enumerable.Range(0, s_fields.Length)];
            return query.LookBack is { } lookBack
                ? new SampleDefinition
                {
                    Stages = stages,
                    Order = order,
                    KeptFields = kept,
                    ContentHash = query.Hash,
                    LookBack = TimeSpan.FromMilliseconds(lookBack),
                }
                : new SequenceDefinition
                {
                    Stages = stages,
                    Order = order,
                    KeptFields = kept,
                    ContentHash = query.Hash,
                    MaxSpan = query.MaxSpan is { } span ? TimeSpan.FromMilliseconds(span) : null,
                    Until = query.Until is { } end ? CreateStage(end) : null,
                };
        }
    }

    private static JoinKeyField CreateKey(string key) =>
        new(s_layout.SlotOf(key.TrimStart('?')), JoinKeyType.ByValue, IsOptional: key.StartsWith('?'));
}
