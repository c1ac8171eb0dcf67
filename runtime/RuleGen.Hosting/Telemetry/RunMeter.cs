namespace RuleGen.Hosting;

/// <summary>Counts what a run does, beside what its detector counts itself. Written by the run's thread, read by any.</summary>
internal sealed class RunMeter(string ruleSet, Detector detector, DetectorMetrics metrics)
{
    // Taking the state goes through what the detector holds, so only the run's own thread may, and not for every event.
    private const int EventsBetweenStates = 1_024;

    private StateAtSomeTime _state = new(default);
    private int _eventsToState = EventsBetweenStates;
    private long _failedEvents;
    private long _undeliveredAlerts;

    public string RuleSet => ruleSet;

    public bool CountsCandidates => metrics.CountsCandidates;

    public bool MeasuresEvents => metrics.MeasuresEvents;

    /// <summary>The position of the event at hand in the run, counted from 1, once the detector has counted it.</summary>
    public long EventNumber => detector.EventsProcessed + detector.MalformedEvents + _failedEvents;

    public RunCounts Counts => new(
        detector.EventsProcessed,
        detector.MalformedEvents,
        _failedEvents,
        detector.EventsWithoutTimestamp,
        detector.Candidates,
        detector.Alerts,
        _undeliveredAlerts,
        Volatile.Read(ref _state).State);

    /// <summary>Notes what the detector holds, if someone wants to know and it is time to.</summary>
    public void TakeStateNowAndThen()
    {
        if (--_eventsToState <= 0)
        {
            TakeStateIfWanted();
        }
    }

    /// <summary>The same when the run waits.</summary>
    public void TakeStateIfWanted()
    {
        _eventsToState = EventsBetweenStates;
        if (metrics.WatchesState)
        {
            TakeState();
        }
    }

    /// <summary>Notes what the detector holds.</summary>
    public void TakeState() => Volatile.Write(ref _state, new StateAtSomeTime(detector.Correlations));

    public void AddFailedEvent() => _failedEvents++;

    public void AddEventTime(TimeSpan time) => metrics.AddEventTime(time, ruleSet);

    public void AddAlert(OwnedAlert alert) => metrics.AddAlert(alert, ruleSet);

    public void AddUndeliveredAlert(string sink)
    {
        _undeliveredAlerts++;
        metrics.AddUndeliveredAlert(sink, ruleSet);
    }

    // A reference, so that other threads see all of it or none.
    private sealed record StateAtSomeTime(CorrelationMetrics State);
}
