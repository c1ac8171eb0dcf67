using RuleGen.Compiler.Queries;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>What a sequence or sample makes of a stream that is known to its end: the reference for the runtime's engine.</summary>
public static class CorrelationEvaluator
{
    /// <summary>Judges a stream.</summary>
    /// <param name="query">The query.</param>
    /// <param name="lookBack">How far back a sample looks.</param>
    /// <param name="events">The events, in any order.</param>
    public static StreamAnswer Evaluate(CorrelationQuery query, TimeSpan lookBack, IEnumerable<StreamEvent> events)
    {
        StreamEvent[] ordered = StreamEvent.Order(events);
        return query switch
        {
            SequenceQuery sequence => new SequenceEvaluator(sequence).Find(ordered),
            SampleQuery sample => new SampleEvaluator(sample, lookBack).Find(ordered),
            _ => throw new InvalidOperationException($"No evaluation of {query.GetType().Name}."),
        };
    }
}
