using System.Diagnostics.Metrics;

namespace RuleGen.Hosting;

/// <summary>
/// The instruments of all services of a host. What detectors count anyway is read from them when a listener asks, so that events cost nothing;
/// what they count on demand or must be timed is so while a listener is there.
/// </summary>
internal sealed class DetectorMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Instrument _candidates;
    private readonly Instrument[] _state;
    private readonly Histogram<double> _eventTime;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _undelivered;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RuleSetTotals> _ruleSets = new(StringComparer.Ordinal);

    /// <param name="factory">Null: the meter is the process's own, as in a program without metrics in its services.</param>
    public DetectorMetrics(IMeterFactory? factory)
    {
        var options = new MeterOptions(DetectorTelemetry.MeterName) { Version = DetectorTelemetry.Version };
        _ownsMeter = factory is null;
        _meter = factory?.Create(options) ?? new Meter(options);
        _alerts = _meter.CreateCounter<long>("rulegen.alerts", "{alert}", "Alerts, by rule.");
        _undelivered = _meter.CreateCounter<long>("rulegen.alerts.undelivered", "{alert}", "Alerts that a sink did not take.");
        _eventTime = _meter.CreateHistogram<double>("rulegen.event.duration", "s", "The time from an event's bytes to its alerts, before their delivery.");
        Observe("rulegen.events", "{event}", "Events judged.", static counts => counts.Events);
        Observe("rulegen.events.malformed", "{event}", "Documents that were no events.", static counts => counts.MalformedEvents);
        Observe("rulegen.events.failed", "{event}", "Events that could not be judged because of an exception.", static counts => counts.FailedEvents);
        Observe("rulegen.events.without_timestamp", "{event}", "Events without a valid @timestamp.", static counts => counts.EventsWithoutTimestamp);
        _candidates = Observe("rulegen.candidates", "{condition}", "Conditions that events were asked for.", static counts => counts.Candidates);
        _state =
        [
            Observe("rulegen.events.late", "{event}", "Events that came too late for rules over several events.", static counts => counts.State.LateEvents),
            Observe("rulegen.events.ahead", "{event}", "Events too far ahead of the clock for rules over several events.", static counts => counts.State.EventsAhead),
            Observe("rulegen.state.evictions", "{item}", "What went from the state to keep it within its bounds.", static counts => counts.State.Evictions),
            Watch("rulegen.state.sequences", "{sequence}", "Open sequences and waiting samples.", static totals => totals.Sum().State.OpenSequences),
            Watch("rulegen.state.held_events", "{event}", "Events that wait for earlier ones.", static totals => totals.Sum().State.HeldEvents),
            Watch("rulegen.state.size", "By", "The bytes of the state.", static totals => totals.Sum().State.Bytes),
        ];
        Watch("rulegen.runs.active", "{run}", "Runs that are going on.", static totals => totals.ActiveRuns);
    }

    /// <summary>Whether someone wants to know how many conditions were asked.</summary>
    public bool CountsCandidates => _candidates.Enabled;

    /// <summary>Whether someone wants to know what detectors hold.</summary>
    public bool WatchesState
    {
        get
        {
            foreach (Instrument instrument in _state)
            {
                if (instrument.Enabled)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether someone wants to know how long events take.</summary>
    public bool MeasuresEvents => _eventTime.Enabled;

    /// <summary>The sums of a ruleset.</summary>
    public RuleSetTotals GetTotals(string ruleSet)
    {
        lock (_lock)
        {
            if (!_ruleSets.TryGetValue(ruleSet, out RuleSetTotals? totals))
            {
                _ruleSets[ruleSet] = totals = new RuleSetTotals();
            }

            return totals;
        }
    }

    public void AddEventTime(TimeSpan time, string ruleSet) => _eventTime.Record(time.TotalSeconds, Tag(DetectorTelemetry.RuleSetTag, ruleSet));

    public void AddAlert(OwnedAlert alert, string ruleSet) => _alerts.Add(
        1,
        Tag(DetectorTelemetry.RuleSetTag, ruleSet),
        Tag(DetectorTelemetry.RuleIdTag, alert.Rule.Metadata.RuleId),
        Tag(DetectorTelemetry.SeverityTag, alert.Severity.GetText()));

    public void AddUndeliveredAlert(string sink, string ruleSet) =>
        _undelivered.Add(1, Tag(DetectorTelemetry.RuleSetTag, ruleSet), Tag(DetectorTelemetry.SinkTag, sink));

    public void Dispose()
    {
        if (_ownsMeter)
        {
            _meter.Dispose();
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private ObservableCounter<long> Observe(string name, string unit, string description, Func<RunCounts, long> get) =>
        _meter.CreateObservableCounter(name, () => Collect(totals => get(totals.Sum())), unit, description);

    private ObservableUpDownCounter<long> Watch(string name, string unit, string description, Func<RuleSetTotals, long> get) =>
        _meter.CreateObservableUpDownCounter(name, () => Collect(get), unit, description);

    private Measurement<long>[] Collect(Func<RuleSetTotals, long> get)
    {
        lock (_lock)
        {
            return [.. _ruleSets.Select(item => new Measurement<long>(get(item.Value), Tag(DetectorTelemetry.RuleSetTag, item.Key)))];
        }
    }
}
