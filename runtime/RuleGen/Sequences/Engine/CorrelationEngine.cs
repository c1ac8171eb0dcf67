using System.Runtime.InteropServices;

namespace RuleGen;

/// <summary>
/// The rules over several events of a detector. Takes the conditions each event satisfies, brings the events into order, gives them to the
/// rules' matchers, and collects what is found until the detector asks for it.
/// </summary>
internal sealed partial class CorrelationEngine : IMatchSink, IDisposable
{
    private readonly RuleMatcher _rules;
    private readonly CorrelationRule[] _correlations;

    // By condition; null: its rule asks for single events, or is disabled.
    private readonly CorrelationRule?[] _byCondition;
    private readonly EventClock[] _clocks;
    private readonly BlobStore _blobs = new();
    private readonly PendingDigests _digests;
    private readonly StateMeter _meter = new();
    private readonly StateBudget _budget;
    private readonly EventInputs _inputs = new();
    private readonly KeptEventWriter _keeper;
    private readonly CorrelationMatchBuilder _matchBuilder;
    private readonly ByteBuffer _tiebreaker = new();
    private readonly bool _holds;
    private readonly bool _isBatch;
    private readonly TimeSpan? _maxClockSkew;

    // Null: events are held, and all conditions are asked.
    private readonly AwakeConditions? _awake;
    private readonly StateUpkeep _upkeep;
    private readonly List<CorrelationMatch> _matches = [];
    private readonly List<int> _taken = [];

    private long _arrivals;

    private CorrelationEngine(RuleMatcher rules, DetectorOptions options)
    {
        _rules = rules;
        _holds = options.Lateness > TimeSpan.Zero;
        _isBatch = options.SampleScope == SampleScope.Batch;
        _maxClockSkew = options.MaxClockSkew;
        _digests = new PendingDigests(_blobs);
        _keeper = new KeptEventWriter(options.KeptSource, _digests);
        _matchBuilder = new CorrelationMatchBuilder(rules.Layout, _inputs);
        var clocks = new List<EventClock>();
        var byRule = new CorrelationRule?[rules.Rules.Count];
        var correlations = new List<CorrelationRule>();
        for (int i = 0; i < byRule.Length; i++)
        {
            Rule rule = rules.Rules[i];
            if (rule.Correlation is not null && options.Runs(rule))
            {
                byRule[i] = CreateRule(i, correlations.Count, GetClock(clocks, rule.Correlation.Order, options), options);
                correlations.Add(byRule[i]!);
            }
        }

        _clocks = [.. clocks];
        _correlations = [.. correlations];
        _byCondition = rules.ConditionRules.IsEmpty ? byRule : Array.ConvertAll(rules.ConditionRules.ToArray(), rule => byRule[rule]);
        _awake = _holds ? null : new AwakeConditions(_byCondition.Length, _correlations);
        _upkeep = new StateUpkeep(_correlations);
        _budget = new StateBudget(options.MaxStateBytesPerRule, options.MaxStateBytes, _meter, _correlations);
    }

    /// <summary>The conditions that are worth asking, one bit each; null: all are. It changes from event to event.</summary>
    public ulong[]? Awake => _awake?.Bits;

    /// <summary>What the rules found since <see cref="ClearMatches"/>.</summary>
    public IReadOnlyList<CorrelationMatch> Matches => _matches;

    /// <summary>The number of the event at hand, as <see cref="CorrelationMatch.Arrival"/> counts.</summary>
    public long Arrival => _arrivals;

    /// <summary>The slots of the time fields that the rules order events by.</summary>
    public IEnumerable<int> TimeSlots => _clocks.Select(clock => clock.Slot);

    /// <summary>The engine of a ruleset; null when it has no rule over several events.</summary>
    public static CorrelationEngine? Create(RuleMatcher rules, DetectorOptions options) =>
        rules.Rules.Any(rule => rule.Correlation is not null) ? new CorrelationEngine(rules, options) : null;

    /// <inheritdoc/>
    public void Dispose() => _digests.Dispose();

    /// <summary>Forgets what the rules found.</summary>
    public void ClearMatches() => _matches.Clear();

    /// <summary>Whether a condition is of a rule over several events that takes part.</summary>
    public bool Takes(int condition) => _byCondition[condition] is not null;

    /// <summary>An event has come, whatever it satisfies: time goes on.</summary>
    /// <param name="e">The event; of its fields only the time fields need be read.</param>
    /// <param name="timestamp">Its <c>@timestamp</c>; null: it has no valid one.</param>
    public void Observe(Event e, DateTimeOffset? timestamp)
    {
        _arrivals++;
        foreach (EventClock clock in _clocks)
        {
            if (TryReadTime(clock, e, timestamp, out long time) && !IsAhead(clock, e, time))
            {
                clock.Observe(time);
                Release(clock);
            }
        }

        if (_upkeep.Next(_arrivals) is { } rule)
        {
            rule.Matcher.Advance(rule.Clock.Watermark);
            _awake?.Update(rule);
        }
    }

    /// <summary>Gives an event to the rules it fits a stage of; <see cref="Observe"/> comes first.</summary>
    /// <param name="e">The event.</param>
    /// <param name="timestamp">Its <c>@timestamp</c>; null: it has no valid one.</param>
    /// <param name="conditions">The conditions it satisfies.</param>
    /// <param name="scope">Which rules see it; null: all.</param>
    /// <param name="fields">The event for the scope.</param>
    /// <param name="origin">Where it was read.</param>
    public void Add(Event e, DateTimeOffset? timestamp, ReadOnlySpan<int> conditions, IndexScope? scope, AlertFields fields, EventOrigin origin)
    {
        bool isBegun = false;
        for (int next = 0; next < conditions.Length;)
        {
            if (_byCondition[conditions[next]] is not { } rule)
            {
                next++;
                continue;
            }

            ReadOnlySpan<int> taken = SelectTaken(rule, conditions, ref next);
            if (taken.IsEmpty)
            {
                continue;
            }

            if (!isBegun)
            {
                isBegun = true;
                _keeper.Begin(e, _inputs.GetNumber(origin.File), origin.Line);
            }

            if (scope is null || scope.Covers(rule.Index, fields))
            {
                Add(rule, e, timestamp, taken);
                _awake?.Update(rule);
                _upkeep.Note(rule);
            }
        }
    }

    /// <summary>Says that no event before a time will come.</summary>
    public void AdvanceTo(DateTimeOffset time)
    {
        foreach (EventClock clock in _clocks)
        {
            clock.Advance(EventTime.FromDate(time, clock.IsNanoseconds));
            Release(clock);
        }

        foreach (CorrelationRule rule in _correlations)
        {
            rule.Matcher.Advance(rule.Clock.Watermark);
        }
    }

    /// <summary>Says that no event will come at all.</summary>
    public void Complete()
    {
        foreach (EventClock clock in _clocks)
        {
            clock.Advance(EventTime.End);
            Release(clock);
        }

        foreach (CorrelationRule rule in _correlations)
        {
            rule.Matcher.Complete();
        }
    }

    /// <summary>What all rules hold.</summary>
    public CorrelationMetrics GetMetrics() => _correlations.Aggregate(default(CorrelationMetrics), (sum, rule) => sum + GetMetrics(rule));

    /// <summary>What a rule holds.</summary>
    public CorrelationMetrics GetMetrics(Rule rule) =>
        Array.Find(_correlations, item => item.Rule == rule) is { } found ? GetMetrics(found) : default;

    /// <inheritdoc/>
    void IMatchSink.Add(CorrelationMatcher matcher, ReadOnlySpan<int> events, ReadOnlySpan<byte> key, long arrival)
    {
        CorrelationRule rule = Array.Find(_correlations, item => item.Matcher == matcher)!;
        _matches.Add(_matchBuilder.Build(rule, events, key, arrival));
    }

    private static CorrelationMetrics GetMetrics(CorrelationRule rule) => new(
        rule.Matcher.OpenCount,
        rule.HeldEvents,
        rule.Matcher.Meter.Bytes,
        rule.Evictions,
        rule.LateEvents,
        rule.EventsWithoutTime,
        rule.EventsWithCutKeys,
        rule.EventsAhead);

    // Rules order their events by one or two fields in all: looking through the clocks is enough.
    private EventClock GetClock(List<EventClock> clocks, EventOrder order, DetectorOptions options)
    {
        EventClock? clock = clocks.Find(clock => clock.Slot == order.TimestampSlot && clock.IsNanoseconds == order.IsNanoseconds && clock.Formats == order.TimestampFormats);
        if (clock is null)
        {
            string field = _rules.Layout.Fields[order.TimestampSlot];
            clock = new EventClock(field, order.TimestampSlot, order.IsNanoseconds, order.TimestampFormats, options.Lateness, _blobs);
            clocks.Add(clock);
        }

        return clock;
    }

    private CorrelationRule CreateRule(int index, int number, EventClock clock, DetectorOptions options)
    {
        Rule rule = _rules.Rules[index];
        var meter = new StateMeter(_meter);
        CorrelationMatcher matcher = rule.Correlation switch
        {
            SequenceDefinition sequence => new SequenceMatcher(sequence, _blobs, _digests, meter, this),
            SampleDefinition sample => new SampleMatcher(sample, options.SampleScope, options.MaxSamplesPerKey, _blobs, _digests, meter, this),
            _ => throw new ArgumentException("The rule is neither a sequence nor a sample.", nameof(index)),
        };
        var created = new CorrelationRule(index, number, rule, clock, matcher);
        if (rule.Correlation.Stages[^1].IsMissing)
        {
            clock.Waiting.Add(created);
        }

        return created;
    }

    private static bool TryReadTime(EventClock clock, Event e, DateTimeOffset? timestamp, out long time)
    {
        if (!clock.IsCommon)
        {
            return clock.TryRead(e, out time);
        }

        time = timestamp is { } date ? EventTime.FromDate(date, clock.IsNanoseconds) : 0;
        return timestamp is not null;
    }

    private bool IsAhead(EventClock clock, Event e, long time) =>
        _maxClockSkew is { } skew && time > EventTime.FromDate(e.Now, clock.IsNanoseconds) + EventTime.FromSpan(skew, clock.IsNanoseconds);

    // The conditions of a rule stand together. One that sleeps says nothing, whether an index left it out or not: all engines count alike.
    private ReadOnlySpan<int> SelectTaken(CorrelationRule rule, ReadOnlySpan<int> conditions, ref int next)
    {
        _taken.Clear();
        for (; next < conditions.Length && _byCondition[conditions[next]] == rule; next++)
        {
            if (_awake?.Takes(rule, conditions[next]) != false)
            {
                _taken.Add(conditions[next]);
            }
        }

        return CollectionsMarshal.AsSpan(_taken);
    }

    private void Add(CorrelationRule rule, Event e, DateTimeOffset? timestamp, ReadOnlySpan<int> conditions)
    {
        // A batch of samples is a heap of documents: their order is that of their arrival, and a time they need not have.
        bool isBatch = _isBatch && rule.Definition is SampleDefinition;
        bool hasTime = TryReadTime(rule.Clock, e, timestamp, out long time);
        if (!hasTime && !isBatch)
        {
            rule.EventsWithoutTime++;
            return;
        }

        if (!isBatch && IsAhead(rule.Clock, e, time))
        {
            rule.EventsAhead++;
            return;
        }

        Tiebreaker.Write(_tiebreaker, e, rule.Definition.Order);
        bool isLate = isBatch ? rule.Clock.Watermark == EventTime.End : time < rule.Clock.Watermark || rule.IsPast(time, _tiebreaker.Span);
        if (isLate)
        {
            rule.LateEvents++;
            return;
        }

        StageHits hits = rule.Hits;
        hits.Write(e, conditions);
        rule.EventsWithCutKeys += hits.IsCut ? 1 : 0;
        if (hits.Bytes.Length == 0)
        {
            return;
        }

        // Where no lateness is allowed, a snapshot may nevertheless have brought events that wait: what comes after them takes its place behind them.
        if ((_holds || rule.HeldEvents > 0) && !isBatch)
        {
            Hold(rule, time);
            return;
        }

        rule.Process(hasTime ? time : EventTime.Start, _tiebreaker.Span, _arrivals, hits.Bytes.Span, _keeper.For(rule));
        _budget.TryMakeRoom(rule, 0);
    }
}
