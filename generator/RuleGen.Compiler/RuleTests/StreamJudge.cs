using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Evaluation.Correlations;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Judges streams of documents by a rule over several events and keeps account of what they reached of its conditions.</summary>
internal sealed class StreamJudge
{
    private readonly CorrelationQuery _query;
    private readonly TimeSpan _lookBack;
    private readonly ConditionJudge _conditions;
    private readonly StreamEventReader _reader;

    // By stage, until behind them.
    private readonly int[] _conditionOf;

    public StreamJudge(CompiledRule rule, CorrelationQuery query)
    {
        _query = query;
        _lookBack = CorrelationFields.LookBack(rule.Definition!);
        _conditions = new ConditionJudge(RuleCondition.Of(rule), CorrelationFields.Read(query));
        _conditionOf = [.. query.Runs.SelectMany(static (run, i) => Enumerable.Repeat(i, run.Count)), query.Runs.Count];
        _reader = new StreamEventReader(query, _conditions.SlotOf);
    }

    /// <summary>What the streams so far reached.</summary>
    public RuleCoverage Coverage => _conditions.Coverage;

    /// <summary>Judges a stream.</summary>
    /// <param name="documents">JSON objects in the order in which they arrive, and when each is judged; null: at its <c>@timestamp</c>.</param>
    public JudgedStream Judge(IReadOnlyList<(string Json, DateTimeOffset? Now)> documents)
    {
        var events = new List<StreamEvent>();
        var answers = new List<ExplainedCondition[]>();
        for (int i = 0; i < documents.Count; i++)
        {
            EventDocument document = _conditions.Read(documents[i].Json, documents[i].Now);
            ExplainedCondition[] byCondition = [.. Enumerable.Range(0, Coverage.Conditions).Select(condition => _conditions.Judge(condition, document))];
            answers.Add([.. _conditionOf.Where(condition => condition < byCondition.Length).Select(condition => byCondition[condition])]);
            if (_reader.Read(i, document, stage => byCondition[_conditionOf[stage]].Holds) is { } e)
            {
                events.Add(e);
            }
        }

        return new JudgedStream(answers, events, CorrelationEvaluator.Evaluate(_query, _lookBack, events));
    }
}

/// <summary>What became of a stream.</summary>
/// <param name="Conditions">Of each document and stage, <c>until</c> behind them, what became of the condition.</param>
/// <param name="Events">The documents that take part.</param>
/// <param name="Answer">What the rule makes of them.</param>
internal sealed record JudgedStream(IReadOnlyList<ExplainedCondition[]> Conditions, IReadOnlyList<StreamEvent> Events, StreamAnswer Answer);
