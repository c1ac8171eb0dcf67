using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Synthesis.Correlations;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>
/// Makes a first test file for a rule over several events: a stream that satisfies it, streams that nearly do, and for every clause of a stage
/// that these do not cover an event by itself.
/// </summary>
internal sealed class NewStreamTests(CompiledRule rule, CorrelationQuery query, SynthesizedCorrelation streams)
{
    private readonly StreamJudge _judge = new(rule, query);
    private readonly NewTestWriter _writer = new(CommonOf([.. streams.Match, .. streams.NearMisses.SelectMany(static miss => miss.Events)]));

    /// <summary>The file's text.</summary>
    public string Write()
    {
        Add("it alerts", streams.Match);
        foreach (StreamNearMiss miss in streams.NearMisses)
        {
            Add(miss.Difference, miss.Events);
        }

        EquatableArray<RuleCondition> conditions = RuleCondition.Of(rule);
        for (int condition = 0; condition < conditions.Count; condition++)
        {
            AddUncovered(conditions[condition], condition);
        }

        return _writer.ToString();
    }

    private void AddUncovered(RuleCondition condition, int number)
    {
        QueryStage stage = number < query.Runs.Count ? query.Runs[number].Stage : ((SequenceQuery)query).Until!;
        var uncovered = new UncoveredClause(condition, stage.Condition, EventSynthesizer.Synthesize(stage.Condition).Match ?? streams.Match[0]);
        CoveredClause[] clauses = [.. _judge.Coverage.Clauses.Where(clause => clause.Condition == number)];
        for (int i = 0; i < clauses.Length; i++)
        {
            foreach (bool wanted in (bool[])[true, false])
            {
                if (UncoveredClause.Has(clauses[i], wanted))
                {
                    continue;
                }

                string name = $"{condition.Name}: {UncoveredClause.Name(clauses[i].Predicate, wanted)}";
                if (uncovered.Find(i, clauses[i].Predicate, wanted) is { } e)
                {
                    Add(name, [e]);
                }
                else
                {
                    _writer.AddComment($"No event was found for: {name}");
                }
            }
        }
    }

    private void Add(string name, EquatableArray<SampleEvent> events)
    {
        bool alerts = _judge.Judge([.. events.Select(static e => (e.ToJson(), (DateTimeOffset?)null))]).Answer.Matches.Count > 0;
        if (events.Count == 1)
        {
            _writer.Add(name, alerts, events[0]);
        }
        else
        {
            _writer.Add(name, alerts, events);
        }
    }

    // The fields that all events have with the same values.
    private static SampleEvent CommonOf(SampleEvent[] events) =>
        new(events[0].Fields.Where(field => events.All(e => e.Fields.Contains(field))).ToEquatableArray());
}
