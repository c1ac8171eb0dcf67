namespace RuleGen;

/// <summary>Takes what a <see cref="CorrelationMatcher"/> finds.</summary>
internal interface IMatchSink
{
    /// <summary>A sequence or sample is complete.</summary>
    /// <param name="matcher">Whose it is.</param>
    /// <param name="events">The numbers of its events in stage order; 0: there is none, as the stage demands. Valid during the call.</param>
    /// <param name="key">The join key, encoded.</param>
    /// <param name="arrival">When the event that completed it arrived.</param>
    void Add(CorrelationMatcher matcher, ReadOnlySpan<int> events, ReadOnlySpan<byte> key, long arrival);
}
