namespace RuleGen;

/// <summary>What a <see cref="Detector"/> does beside evaluating the rules' conditions. Read once, when the detector is made.</summary>
public sealed class DetectorOptions
{
    /// <summary>How much of a document's well-formedness is proved before its event is used.</summary>
    public EventValidation Validation { get; init; } = EventValidation.Checked;

    /// <summary>Lets every rule see every event, whatever <see cref="RuleMetadata.Index"/> says.</summary>
    public bool IgnoreIndexPatterns { get; init; }

    /// <summary>Lets rules alert whose <see cref="RuleMetadata.Enabled"/> is false.</summary>
    public bool IncludeDisabledRules { get; init; }

    /// <summary>Which rules take part; null: all. Asked for each rule when the detector is made.</summary>
    public Func<Rule, bool>? RuleFilter { get; init; }

    /// <summary>Given: takes samples of what the rules cost. It must be of the same ruleset.</summary>
    public RuleCostProfile? CostProfile { get; init; }

    /// <summary>
    /// How much later than an event that happened after it an event may come and still take its place among those that rules over several events
    /// see. Such rules are that much behind. Zero: events come in order, and each is taken at once. Later events take part in no sequence or
    /// sample and are counted (<see cref="CorrelationMetrics.LateEvents"/>).
    /// </summary>
    public TimeSpan Lateness
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    }

    /// <summary>
    /// How far the time of an event may be ahead of <see cref="TimeProvider"/>. One that is further ahead comes from a clock that is wrong: it takes part
    /// in no sequence or sample, does not make later events late, and is counted (<see cref="CorrelationMetrics.EventsAhead"/>). Null: any time
    /// is believed, as is right for events that were not made now.
    /// </summary>
    public TimeSpan? MaxClockSkew
    {
        get;
        init
        {
            if (value is { } skew)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(skew, TimeSpan.Zero);
            }

            field = value;
        }
    }

    /// <summary>
    /// The bytes that the open sequences, waiting samples and held events of one rule may take; 64 MiB. What began first goes when they take more
    /// (<see cref="CorrelationMetrics.Evictions"/>).
    /// </summary>
    public long MaxStateBytesPerRule
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 64L << 20;

    /// <summary>
    /// The bytes that those of all rules may take together; 1 GiB. The rule that holds most loses what began first when they take more.
    /// </summary>
    public long MaxStateBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    = 1L << 30;

    /// <summary>What is kept of an event that may become part of a sequence or sample.</summary>
    public KeptSource KeptSource { get; init; } = KeptSource.Fields;

    /// <summary>Which events samples are chosen from.</summary>
    public SampleScope SampleScope { get; init; } = SampleScope.Stream;

    /// <summary>How many samples a key can give in a <see cref="SampleScope.Batch"/>, as <c>max_samples_per_key</c> of Elasticsearch's search.</summary>
    public int MaxSamplesPerKey
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }

    = 1;

    /// <summary>
    /// The clock that stamps alerts, and by which an exception has expired (<see cref="Event.Now"/>). It never decides which id an alert gets.
    /// </summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Whether a rule takes part.</summary>
    internal bool Runs(Rule rule) => (rule.Metadata.Enabled || IncludeDisabledRules) && (RuleFilter is null || RuleFilter(rule));
}
