using System.Text.Json;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Judges documents by a condition and keeps account of what they reached of it.</summary>
internal sealed class ConditionJudge
{
    private readonly Dictionary<string, int> _fields;
    private readonly IReadOnlyDictionary<string, string> _nullValues;
    private readonly RuleConditionExplainer _explainer;

    public ConditionJudge(RuleCondition condition)
    {
        FieldReference[] fields = [.. condition.Parts.SelectMany(static part => PredicateFields.Of(part.Predicate))];
        _fields = EventDocument.IndexFields([.. fields.Select(static field => field.Name).Distinct(StringComparer.Ordinal)]);
        _nullValues = PredicateFields.NullValues(fields);
        _explainer = new RuleConditionExplainer(condition, field => _fields[field.Name]);
        Coverage = new RuleCoverage(condition);
    }

    /// <summary>What the documents so far reached.</summary>
    public RuleCoverage Coverage { get; }

    /// <summary>Judges a JSON object.</summary>
    /// <param name="json">The document.</param>
    /// <param name="now">When it is judged; null: at its <c>@timestamp</c>.</param>
    public ExplainedCondition Judge(string json, DateTimeOffset? now)
    {
        using JsonDocument document = JsonDocument.Parse(json, EventJson.Options);
        var source = new EventDocument(document.RootElement, _fields, _nullValues) { Now = now ?? TestTime.Of(document.RootElement) };
        ExplainedCondition answer = _explainer.Explain(source);
        Coverage.Add(answer);
        return answer;
    }
}
