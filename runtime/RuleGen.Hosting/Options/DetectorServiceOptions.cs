namespace RuleGen.Hosting;

/// <summary>
/// Which rules of a ruleset run in a service, and how. Read when a run begins; validated when the host starts
/// (<see cref="Microsoft.Extensions.Options.OptionsValidationException"/>).
/// </summary>
public sealed class DetectorServiceOptions
{
    /// <summary>The rules that run: those that some selector means; without a selector all of the ruleset.</summary>
    public IList<RuleSelector> Enable { get; set; } = [];

    /// <summary>The rules that do not run, although <see cref="Enable"/> has them.</summary>
    public IList<RuleSelector> Disable { get; set; } = [];

    /// <inheritdoc cref="DetectorOptions.IncludeDisabledRules"/>
    public bool IncludeDisabledRules { get; set; }

    /// <inheritdoc cref="DetectorOptions.IgnoreIndexPatterns"/>
    public bool IgnoreIndexPatterns { get; set; }

    /// <inheritdoc cref="DetectorOptions.Validation"/>
    public EventValidation Validation { get; set; } = EventValidation.Checked;

    /// <inheritdoc cref="DetectorOptions.Lateness"/>
    public TimeSpan Lateness { get; set; }

    /// <summary>
    /// How far the time of an event may be ahead of the clock, one hour by default; null: any time is believed. See <see cref="DetectorOptions.MaxClockSkew"/>.
    /// </summary>
    public TimeSpan? MaxClockSkew { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc cref="DetectorOptions.MaxStateBytesPerRule"/>
    public long MaxStateBytesPerRule { get; set; } = new DetectorOptions().MaxStateBytesPerRule;

    /// <inheritdoc cref="DetectorOptions.MaxStateBytes"/>
    public long MaxStateBytes { get; set; } = new DetectorOptions().MaxStateBytes;

    /// <inheritdoc cref="DetectorOptions.KeptSource"/>
    public KeptSource KeptSource { get; set; }

    /// <summary>What a detector is told when its input has ended. By default that no event will come.</summary>
    public EndAction WhenInputEnds { get; set; } = EndAction.Complete;

    /// <summary>What a detector is told when the run was stopped, with more events to come elsewhere or later. By default nothing.</summary>
    public EndAction WhenStopped { get; set; }

    /// <summary>
    /// After so long without an event a detector is told that time has come as far as the clock less <see cref="IdleAllowance"/>, and again
    /// each time it has passed; rules that wait for the absence of an event are then decided without one. Null: only events move time.
    /// </summary>
    public TimeSpan? IdleAfter { get; set; }

    /// <summary>How old events may be when they come, for <see cref="IdleAfter"/>; one minute.</summary>
    public TimeSpan IdleAllowance { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a stopped run goes on with the events that its input has read already, and with their alerts; ten seconds. Keep it below the
    /// host's shutdown timeout.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Above 0: one event in so many is sampled for what each rule costs (<see cref="RuleCostProfile"/>). 0: none is.</summary>
    public int CostProfileInterval { get; set; }

    /// <summary>Whether a rule runs.</summary>
    internal bool Runs(RuleMetadata rule) =>
        (rule.Enabled || IncludeDisabledRules)
        && (Enable.Count == 0 || Enable.Any(selector => selector.Matches(rule)))
        && !Disable.Any(selector => selector.Matches(rule));
}
