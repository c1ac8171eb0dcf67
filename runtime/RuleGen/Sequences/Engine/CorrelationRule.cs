namespace RuleGen;

/// <summary>A rule over several events in a detector: its matcher, its clock and its counters.</summary>
internal sealed class CorrelationRule
{
    private readonly EventAtHand _event;
    private readonly ByteBuffer _frontier = new();
    private long _frontierTime = EventTime.Start;

    public CorrelationRule(int index, int number, Rule rule, EventClock clock, CorrelationMatcher matcher)
    {
        Index = index;
        Number = number;
        Rule = rule;
        Clock = clock;
        Matcher = matcher;
        Hits = new StageHits(rule.Correlation!);
        KeptFields = [.. rule.Correlation!.KeptFields];
        _event = new EventAtHand(matcher.Events);
    }

    /// <summary>Its place in the ruleset.</summary>
    public int Index { get; }

    /// <summary>Its place among the rules over several events that take part.</summary>
    public int Number { get; }

    public Rule Rule { get; }

    public CorrelationDefinition Definition => Rule.Correlation!;

    public EventClock Clock { get; }

    public CorrelationMatcher Matcher { get; }

    /// <summary>Writes the stages of the event at hand.</summary>
    public StageHits Hits { get; }

    /// <summary>The slots of what is kept.</summary>
    public int[] KeptFields { get; }

    /// <summary>The rule's <see cref="CorrelationMetrics.LateEvents"/>.</summary>
    public long LateEvents { get; set; }

    /// <summary>The rule's <see cref="CorrelationMetrics.EventsWithoutTime"/>.</summary>
    public long EventsWithoutTime { get; set; }

    /// <summary>The rule's <see cref="CorrelationMetrics.Evictions"/>.</summary>
    public long Evictions { get; set; }

    /// <summary>The rule's <see cref="CorrelationMetrics.EventsWithCutKeys"/>.</summary>
    public long EventsWithCutKeys { get; set; }

    /// <summary>The rule's <see cref="CorrelationMetrics.EventsAhead"/>.</summary>
    public long EventsAhead { get; set; }

    /// <summary>The rule's <see cref="CorrelationMetrics.HeldEvents"/>.</summary>
    public int HeldEvents { get; set; }

    /// <summary>The time of the last event taken; <see cref="EventTime.Start"/>: there was none.</summary>
    public long FrontierTime => _frontierTime;

    /// <summary>The tiebreaker of the last event taken.</summary>
    public ReadOnlySpan<byte> FrontierTiebreaker => _frontier.Span;

    /// <summary>Whether an event's place in the order has passed.</summary>
    public bool IsPast(long time, ReadOnlySpan<byte> tiebreaker) =>
        time < _frontierTime || (time == _frontierTime && Tiebreaker.Compare(tiebreaker, _frontier.Span) < 0);

    /// <summary>Takes an event that is not kept yet.</summary>
    public void Process(long time, ReadOnlySpan<byte> tiebreaker, long arrival, ReadOnlySpan<byte> hits, IKeptEventSource source)
    {
        _event.Begin(time, arrival, source);
        Process(tiebreaker, hits);
    }

    /// <summary>Takes an event that was kept before; 0: no stage keeps it.</summary>
    public void Process(long time, ReadOnlySpan<byte> tiebreaker, long arrival, ReadOnlySpan<byte> hits, int kept)
    {
        _event.Begin(time, arrival, kept);
        Process(tiebreaker, hits);
    }

    /// <summary>Sets what the last event taken was.</summary>
    public void SetFrontier(long time, ReadOnlySpan<byte> tiebreaker)
    {
        _frontierTime = time;
        _frontier.Clear();
        _frontier.Write(tiebreaker);
    }

    private void Process(ReadOnlySpan<byte> tiebreaker, ReadOnlySpan<byte> hits)
    {
        SetFrontier(_event.Time, tiebreaker);
        Matcher.Advance(_event.Time);
        var cursor = new ByteCursor(hits);
        while (!cursor.IsAtEnd)
        {
            Matcher.Process(_event, (int)cursor.ReadVariable(), cursor.ReadString());
        }

        _event.End();
        Clock.NextDecision = Math.Min(Clock.NextDecision, Matcher.NextDecision);
    }
}
