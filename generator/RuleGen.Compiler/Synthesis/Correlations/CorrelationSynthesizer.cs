using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis.Correlations;

/// <summary>
/// Makes streams of events from a sequence or sample: one that satisfies it and others that nearly do. The same query gives the same streams
/// every time. Each event has been judged by the interpreter; that a stream as a whole satisfies the query, or does not, follows from how it
/// was made.
/// </summary>
public static class CorrelationSynthesizer
{
    /// <summary>Makes the streams.</summary>
    public static SynthesizedCorrelation Synthesize(CorrelationQuery query)
    {
        if (StageEvents.Find(query, out string reason) is not { } found)
        {
            return new SynthesizedCorrelation([], [], reason);
        }

        var times = new StreamTimes(query, found.Events.Count);
        EquatableArray<SampleEvent> match = found.Events.Select((e, i) => times.At(e, times.OfStage(i))).ToEquatableArray();
        EquatableArray<StreamNearMiss> misses = new StreamNearMisses(query, found, times).Make().ToEquatableArray();
        return new SynthesizedCorrelation(match, misses, misses.Count == 0 ? "no stream was found that the query refuses" : null);
    }
}
