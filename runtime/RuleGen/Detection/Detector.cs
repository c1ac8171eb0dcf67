namespace RuleGen;

/// <summary>
/// Runs a ruleset over events, one after the other, and gives the alerts. One thread at a time; any number of detectors
/// share one <see cref="RuleMatcher"/>. An event without an alert allocates nothing.
/// </summary>
public sealed class Detector
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
    private readonly TimeProvider _clock;

    /// <summary>Makes a detector with state of its own.</summary>
    /// <param name="matcher">The compiled rules.</param>
    /// <param name="options">Null: the defaults.</param>
    public Detector(RuleMatcher matcher, DetectorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(matcher);
        options ??= new DetectorOptions();
        _matcher = matcher;
        _ruleOfCondition = FindSingleEventRules(matcher, options);
        _scope = options.IgnoreIndexPatterns ? null : new IndexScope(matcher.Rules);
        _reader = matcher.Layout.CreateReader(options.Validation);
        _event = new Event(matcher.Layout) { TimeProvider = options.TimeProvider };
        _gate = EventGate.Create(matcher, options.Validation);
        _proof = options.Validation == EventValidation.Checked ? new DocumentProof() : null;
        _alerts = new AlertBatch(new AlertFields(matcher.Rules, options.Validation), options.TimeProvider);
        _clock = options.TimeProvider;
        _timestampSlot = matcher.Layout.SlotOf("@timestamp");
    }

    /// <summary>How many well-formed events were processed.</summary>
    public long EventsProcessed { get; private set; }

    /// <summary>
    /// How many of them had no valid <c>@timestamp</c>: single-event rules saw them, rules over time do not. Stays 0 for a
    /// layout without <c>@timestamp</c>.
    /// </summary>
    public long EventsWithoutTimestamp { get; private set; }

    /// <summary>How many alerts there were.</summary>
    public long Alerts { get; private set; }

    /// <summary>Reads a JSON document and gives its alerts, ordered by <c>rule_id</c>.</summary>
    /// <param name="utf8Json">One event. It must stay as it is until the alerts have been used.</param>
    /// <returns>Views, valid until the next call of the detector.</returns>
    /// <exception cref="EventFormatException">The document is not an event.</exception>
    public AlertCollection Process(ReadOnlyMemory<byte> utf8Json) =>
        TryProcess(utf8Json, out AlertCollection alerts, out EventError error) ? alerts : throw new EventFormatException(error);

    /// <summary>As <see cref="Process(ReadOnlyMemory{byte})"/>, for input whose malformed documents are expected.</summary>
    /// <returns>False: the document is not an event, and <paramref name="error"/> says where.</returns>
    public bool TryProcess(ReadOnlyMemory<byte> utf8Json, out AlertCollection alerts, out EventError error)
    {
        _alerts.Clear();
        if (_gate is not null && _gate.TakesNext() && _gate.TryDecide(utf8Json, _event, out error))
        {
            alerts = default;
            Count(_event);
            return true;
        }

        if (!_reader.TryRead(utf8Json, _event, out error))
        {
            alerts = default;
            return false;
        }

        Find(_event);
        if (_hits.Count > 0 && _proof is not null && !_proof.Holds(utf8Json, out error))
        {
            alerts = default;
            return false;
        }

        alerts = Raise(_event);
        return true;
    }

    /// <summary>Gives the alerts of an event that was read already, ordered by <c>rule_id</c>.</summary>
    /// <param name="e">It must not be filled again until the alerts have been used.</param>
    /// <returns>Views, valid until the next call of the detector.</returns>
    /// <exception cref="ArgumentException">The event was read with the layout of another ruleset.</exception>
    public AlertCollection Process(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        if (e.Layout != _matcher.Layout)
        {
            throw new ArgumentException(
                "The event was read with the layout of another ruleset; read it with the layout of this detector's rules.", nameof(e));
        }

        _alerts.Clear();
        e.TimeProvider = _clock;
        Find(e);
        return Raise(e);
    }

    /// <summary>
    /// Says that no event before <paramref name="time"/> will come, so that rules which wait for the absence of one can
    /// decide. Single-event rules wait for nothing.
    /// </summary>
    /// <returns>The alerts this decides; views, valid until the next call of the detector.</returns>
    public AlertCollection AdvanceTo(DateTimeOffset time)
    {
        _alerts.Clear();
        return default;
    }

    /// <summary>Says that no event will come at all; as <see cref="AdvanceTo"/> the end of time.</summary>
    /// <returns>The alerts this decides; views, valid until the next call of the detector.</returns>
    public AlertCollection Complete() => AdvanceTo(DateTimeOffset.MaxValue);

    private static int[] FindSingleEventRules(RuleMatcher matcher, DetectorOptions options)
    {
        int[] rules = matcher.ConditionRules.IsEmpty ? [.. Enumerable.Range(0, matcher.Rules.Count)] : matcher.ConditionRules.ToArray();
        for (int condition = 0; condition < rules.Length; condition++)
        {
            Rule rule = matcher.Rules[rules[condition]];
            bool isAlone = rule.Correlation is null && (rule.Metadata.Enabled || options.IncludeDisabledRules);
            rules[condition] = isAlone ? rules[condition] : NoRule;
        }

        return rules;
    }

    private void Find(Event e)
    {
        _hits.Clear();
        _matcher.FindMatches(e, _hits);
    }

    private void Count(Event e)
    {
        EventsProcessed++;
        if (_timestampSlot >= 0 && !EventTimestamp.TryGet(e[_timestampSlot], out _))
        {
            EventsWithoutTimestamp++;
        }

    }

    private AlertCollection Raise(Event e)
    {
        Count(e);
        return _hits.Count == 0 ? default : RaiseHits(e);
    }

    private AlertCollection RaiseHits(Event e)
    {
        _alerts.Begin(e);
        foreach (int condition in _hits.Conditions)
        {
            int rule = _ruleOfCondition[condition];
            if (rule != NoRule && (_scope is null || _scope.Covers(rule, _alerts.Fields)))
            {
                _alerts.Add(_matcher.Rules[rule]);
            }
        }

        Alerts += _alerts.Count;
        return _alerts.ToCollection();
    }
}
