using System.Globalization;
using RuleGen.Compiler.Queries;

namespace RuleGen.Compiler.Synthesis.Correlations;

/// <summary>When the events of a synthesised stream happen, in milliseconds after the first.</summary>
internal sealed class StreamTimes
{
    // A second apart where the query leaves the time.
    private const long Step = 1000;

    private readonly CorrelationQuery _query;
    private readonly long _step;

    public StreamTimes(CorrelationQuery query, int events)
    {
        _query = query;
        MaxSpan = query is SequenceQuery { MaxSpan: { } span } ? (long)Math.Min(span.TotalMilliseconds, long.MaxValue / 2) : null;
        _step = Math.Min(Step, (MaxSpan ?? long.MaxValue) / (events + 1));
    }

    /// <summary>How far the last event may be from the first; null: any distance.</summary>
    public long? MaxSpan { get; }

    /// <summary>Whether something can happen between two events.</summary>
    public bool HasRoom => _step >= 2;

    /// <summary>When the event of a positive stage happens.</summary>
    public long OfStage(int stage) => stage * _step;

    /// <summary>Between the event of a positive stage, -1 for none, and the next.</summary>
    public long After(int stage) => OfStage(stage) + (_step / 2);

    /// <summary>The event at a time.</summary>
    public SampleEvent At(SampleEvent e, long milliseconds)
    {
        string text = EventBasics.Now.AddMilliseconds(milliseconds).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        SampleEvent timed = e.With("@timestamp", text);
        return _query.Order.Timestamp.Name == "@timestamp" ? timed : timed.With(_query.Order.Timestamp.Name, text);
    }
}
