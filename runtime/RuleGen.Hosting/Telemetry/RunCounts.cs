namespace RuleGen.Hosting;

/// <summary>What was counted in a run, or in several.</summary>
internal readonly record struct RunCounts(
    long Events,
    long MalformedEvents,
    long FailedEvents,
    long EventsWithoutTimestamp,
    long Candidates,
    long Alerts,
    long UndeliveredAlerts,
    CorrelationMetrics State)
{
    /// <summary>What stays when the run is over: the sums, but nothing that it held.</summary>
    public RunCounts WithoutState() => this with { State = State with { OpenSequences = 0, HeldEvents = 0, Bytes = 0 } };

    public static RunCounts operator +(RunCounts left, RunCounts right) => new(
        left.Events + right.Events,
        left.MalformedEvents + right.MalformedEvents,
        left.FailedEvents + right.FailedEvents,
        left.EventsWithoutTimestamp + right.EventsWithoutTimestamp,
        left.Candidates + right.Candidates,
        left.Alerts + right.Alerts,
        left.UndeliveredAlerts + right.UndeliveredAlerts,
        left.State + right.State);
}
