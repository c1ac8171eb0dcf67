namespace RuleGen;

/// <summary>
/// Runs a ruleset over events, one after the other, and gives the alerts. One thread at a time; any number of detectors
/// share one <see cref="RuleMatcher"/>. An event without an alert that fits no stage of a rule over several events allocates nothing.
/// </summary>
public sealed partial class Detector
{
    private const int NoRule = -1;

    private readonly RuleMatcher _matcher;

    // The rule that an event alerts by satisfying the condition; NoRule: one that is disabled or needs several events.
    private readonly int[] _ruleOfCondition;
    private readonly IndexScope? _scope;
    private readonly EventReader _reader;
    private readonly Event _event;
    private readonly DocumentProof? _proof;
    private readonly EventGate? _gate;
    private readonly RuleHits _hits = new();
    private readonly AlertBatch _alerts;
    private readonly int _timestampSlot;
    private readonly DetectorOptions _options;

    // Null until someone wants to know something that the detector does not find out by itself.
    private DetectorObservation? _observation;

    // The rules over several events; null: there are none.
    private CorrelationEngine? _correlations;

    /// <summary>Makes a detector with state of its own.</summary>
    /// <param name="matcher">The compiled rules.</param>
    /// <param name="options">Null: the defaults.</param>
    public Detector(RuleMatcher matcher, DetectorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        options ??= new DetectorOptions();
        _matcher = matcher;
        _options = options;
        _ruleOfCondition = FindSingleEventRules(matcher, options);
        Use(CorrelationEngine.Create(matcher, options));
        _scope = options.IgnoreIndexPatterns ? null : new IndexScope(matcher.Rules);
        _reader = matcher.Layout.CreateReader(options.Validation);
        _event = new Event(matcher.Layout) { TimeProvider = options.TimeProvider };
        _gate = EventGate.Create(matcher, options.Validation, _correlations?.TimeSlots);
        _proof = options.Validation == EventValidation.Checked ? new DocumentProof() : null;
        _alerts = new AlertBatch(new AlertFields(matcher.Rules, matcher.Layout, options.Validation), options.TimeProvider);
        _timestampSlot = matcher.Layout.SlotOf("@timestamp");
        _observation = options.CostProfile is { } profile ? new DetectorObservation(matcher, profile) : null;
    }

    /// <summary>How many well-formed events were processed.</summary>
    public long EventsProcessed { get; private set; }

    /// <summary>
    /// How many of them had no valid <c>@timestamp</c>: single-event rules saw them, rules over time do not. Stays 0 for a
    /// layout without <c>@timestamp</c>. With <see cref="EventValidation.Trusted"/>, events that no rule can match need not have been looked at for one.
    /// </summary>
    public long EventsWithoutTimestamp { get; private set; }

    /// <summary>How many documents were no events.</summary>
    public long MalformedEvents { get; private set; }

    /// <summary>How many alerts there were.</summary>
    public long Alerts { get; private set; }

    /// <summary>
    /// How many conditions were asked of events while <see cref="CountsCandidates"/> was set: of each event all of the ruleset, or those that
    /// its <see cref="RuleIndex"/> found, or none when its gate stopped the event.
    /// </summary>
    public long Candidates => _observation?.Candidates ?? 0;

    /// <summary>Whether <see cref="Candidates"/> are counted, which takes a few nanoseconds an event. May be changed between events.</summary>
    public bool CountsCandidates
    {
        get => _observation is { CountsCandidates: true };
        set
        {
            if (value != CountsCandidates)
            {
                _observation ??= new DetectorObservation(_matcher, profile: null);
                _observation.CountsCandidates = value;
            }
        }
    }

    /// <summary>Reads a JSON document and gives its alerts, ordered by <c>rule_id</c>.</summary>
    /// <param name="utf8Json">One event. It must stay as it is until the alerts have been used.</param>
    /// <param name="origin">Where it was read, for the alerts of rules over several events; may be left out.</param>
    /// <returns>Views, valid until the next call of the detector. Those of earlier events, which only now are certain, come first.</returns>
    /// <exception cref="EventFormatException">The document is not an event.</exception>
    public AlertCollection Process(ReadOnlyMemory<byte> utf8Json, EventOrigin origin = default) =>
        TryProcess(utf8Json, origin, out AlertCollection alerts, out EventError error) ? alerts : throw new EventFormatException(error);

    /// <summary>As <see cref="Process(ReadOnlyMemory{byte}, EventOrigin)"/>, for input whose malformed documents are expected.</summary>
    /// <returns>False: the document is not an event, and <paramref name="error"/> says where.</returns>
    public bool TryProcess(ReadOnlyMemory<byte> utf8Json, out AlertCollection alerts, out EventError error) =>
        TryProcess(utf8Json, default, out alerts, out error);

    /// <inheritdoc cref="TryProcess(ReadOnlyMemory{byte}, out AlertCollection, out EventError)"/>
    public bool TryProcess(ReadOnlyMemory<byte> utf8Json, EventOrigin origin, out AlertCollection alerts, out EventError error)
    {
        BeginCall();
        if (_gate is not null && _gate.TakesNext() && _gate.TryDecide(utf8Json, _event, out error))
        {
            _hits.Clear();
            alerts = _gate.ReadsTimes ? Raise(_event, origin) : Pass();
            return true;
        }

        if (!_reader.TryRead(utf8Json, _event, out error))
        {
            MalformedEvents++;
            alerts = default;
            return false;
        }

        Find(_event);
        if (_hits.Count > 0 && _proof is not null && GivesDocumentOn() && !_proof.Holds(utf8Json, out error))
        {
            MalformedEvents++;
            alerts = default;
            return false;
        }

        alerts = Raise(_event, origin);
        return true;
    }

    /// <summary>Gives the alerts of an event that was read already, ordered by <c>rule_id</c>.</summary>
    /// <param name="e">It must not be filled again until the alerts have been used.</param>
    /// <param name="origin">Where it was read, for the alerts of rules over several events; may be left out.</param>
    /// <returns>Views, valid until the next call of the detector. Those of earlier events, which only now are certain, come first.</returns>
    /// <exception cref="ArgumentException">The event was read with the layout of another ruleset.</exception>
    public AlertCollection Process(Event e, EventOrigin origin = default)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Layout != _matcher.Layout)
        {
            throw new ArgumentException(
                "The event was read with the layout of another ruleset; read it with the layout of this detector's rules.", nameof(e));
        }

        BeginCall();
        e.TimeProvider = _options.TimeProvider;
        Find(e);
        return Raise(e, origin);
    }

    private static int[] FindSingleEventRules(RuleMatcher matcher, DetectorOptions options)
    {
        int[] rules = matcher.ConditionRules.IsEmpty ? [.. Enumerable.Range(0, matcher.Rules.Count)] : matcher.ConditionRules.ToArray();
        for (int condition = 0; condition < rules.Length; condition++)
        {
            Rule rule = matcher.Rules[rules[condition]];
            bool isAlone = rule.Correlation is null && options.Runs(rule);
            rules[condition] = isAlone ? rules[condition] : NoRule;
        }

        return rules;
    }

    private void BeginCall()
    {
        _alerts.Clear();
        _correlations?.ClearMatches();
    }

    private void Find(Event e)
    {
        _hits.Clear();
        _matcher.FindMatches(e, _hits);
        _observation?.Add(e, _hits.Candidates);
    }

    // An alert over a single event carries all of the document on, and so does one over several that keeps documents. Kept fields are what was
    // proved when they were read.
    private bool GivesDocumentOn()
    {
        if (_correlations is null || _options.KeptSource == KeptSource.Full)
        {
            return true;
        }

        foreach (int condition in _hits.Conditions)
        {
            if (!_correlations.Takes(condition))
            {
                return true;
            }
        }

        return false;
    }

    // An event that was left before its time was seen: nobody waits for it.
    private AlertCollection Pass()
    {
        EventsProcessed++;
        return default;
    }

    private AlertCollection Raise(Event e, EventOrigin origin)
    {
        EventsProcessed++;
        DateTimeOffset? timestamp = null;
        if (_timestampSlot >= 0)
        {
            if (EventTimestamp.TryGet(e[_timestampSlot], out DateTimeOffset time))
            {
                timestamp = time;
            }
            else
            {
                EventsWithoutTimestamp++;
            }
        }

        NoteTime(e, timestamp);
        _correlations?.Observe(e, timestamp);
        return _hits.Count == 0 ? RaiseMatches() : RaiseHits(e, timestamp, origin);
    }

    private AlertCollection RaiseHits(Event e, DateTimeOffset? timestamp, EventOrigin origin)
    {
        _alerts.Begin(e, origin);
        _correlations?.Add(e, timestamp, _hits.Conditions, _scope, _alerts.Fields, origin);
        foreach (int condition in _hits.Conditions)
        {
            int rule = _ruleOfCondition[condition];
            if (rule != NoRule && (_scope is null || _scope.Covers(rule, _alerts.Fields)))
            {
                _alerts.Add(_matcher.Rules[rule], rule, _correlations?.Arrival ?? 0);
            }
        }

        return RaiseMatches();
    }

    private AlertCollection RaiseMatches()
    {
        if (_correlations is not null)
        {
            foreach (CorrelationMatch match in _correlations.Matches)
            {
                _alerts.Add(_matcher.Rules[match.RuleIndex], match.RuleIndex, match.Arrival, match);
            }
        }

        Alerts += _alerts.Count;
        return _alerts.Count == 0 ? default : _alerts.ToCollection();
    }
}
