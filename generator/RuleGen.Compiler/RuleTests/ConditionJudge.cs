using System.Text.Json;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Predicates;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Judges documents by a rule's conditions and keeps account of what they reached of them.</summary>
internal sealed class ConditionJudge
{
    private readonly Dictionary<string, int> _fields;
    private readonly IReadOnlyDictionary<string, string> _nullValues;
    private readonly RuleConditionExplainer[] _explainers;

    /// <summary>Prepares conditions.</summary>
    /// <param name="conditions">The conditions of a rule.</param>
    /// <param name="others">Fields that are read besides.</param>
    public ConditionJudge(IReadOnlyList<RuleCondition> conditions, IEnumerable<FieldReference> others)
    {
        FieldReference[] fields = [.. conditions.SelectMany(static condition => condition.Parts).SelectMany(static part => PredicateFields.Of(part.Predicate)).Concat(others)];
        _fields = EventDocument.IndexFields([.. fields.Select(static field => field.Name).Distinct(StringComparer.Ordinal)]);
        _nullValues = PredicateFields.NullValues(fields);
        _explainers = [.. conditions.Select(condition => new RuleConditionExplainer(condition, SlotOf))];
        Coverage = new RuleCoverage(conditions);
    }

    /// <summary>What the documents so far reached.</summary>
    public RuleCoverage Coverage { get; }

    /// <summary>The number by which a document knows a field.</summary>
    public int SlotOf(FieldReference field) => _fields[field.Name];

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">The document.</param>
    /// <param name="now">When it is judged; null: at its <c>@timestamp</c>.</param>
    public EventDocument Read(string json, DateTimeOffset? now)
    {
        using JsonDocument document = JsonDocument.Parse(json, EventJson.Options);
        return new EventDocument(document.RootElement, _fields, _nullValues) { Now = now ?? TestTime.Of(document.RootElement) };
    }

    /// <summary>Judges a document by one of the conditions.</summary>
    public ExplainedCondition Judge(int condition, EventDocument document)
    {
        ExplainedCondition answer = _explainers[condition].Explain(document);
        Coverage.Add(condition, answer);
        return answer;
    }
}
