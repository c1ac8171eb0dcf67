namespace RuleGen;

/// <summary>
/// Measures on a sample of the events what each rule of a ruleset costs. Detectors of the same ruleset may share it, on any threads, and it
/// may be read meanwhile.
/// </summary>
/// <remarks>
/// Of every so many events that reach the rules, one is asked for each of its candidates again, several times in a row, since a condition can
/// take less than a clock can tell. So the figures are those of code and data in the cache, and events that a ruleset's gate stops
/// (<see cref="RuleMatcher.GateSlots"/>) are not among them.
/// </remarks>
public sealed class RuleCostProfile
{
    /// <summary>How many events go by for a sampled one, unless said otherwise.</summary>
    public const int DefaultInterval = 1_000;

    // Some tens of nanoseconds go into reading the clock; a condition that fails early takes a few.
    private const int Repetitions = 32;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly Sums[] _sums;
    private readonly TimeProvider _clock;
    private long _sampledEvents;

    /// <summary>A profile without samples.</summary>
    /// <param name="rules">The rules of the ruleset whose detectors are measured, in its order.</param>
    /// <param name="interval">How many events go by for a sampled one; 1 samples all.</param>
    /// <param name="timeProvider">The clock that measures; null: the system's.</param>
    public RuleCostProfile(IReadOnlyList<Rule> rules, int interval = DefaultInterval, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        _rules = rules;
        _sums = new Sums[rules.Count];
        _clock = timeProvider ?? TimeProvider.System;
        Interval = interval;
    }

    /// <summary>How many events go by for a sampled one.</summary>
    public int Interval { get; }

    /// <summary>How many events were sampled.</summary>
    public long SampledEvents => Interlocked.Read(ref _sampledEvents);

    /// <summary>The rules that some sampled event was asked for, the costliest first.</summary>
    public IReadOnlyList<RuleCost> GetCosts()
    {
        var costs = new List<RuleCost>();
        for (int i = 0; i < _sums.Length; i++)
        {
            if (Interlocked.Read(ref _sums[i].Evaluations) is > 0 and var evaluations)
            {
                TimeSpan time = _clock.GetElapsedTime(0, Interlocked.Read(ref _sums[i].Ticks)) / Repetitions;
                costs.Add(new RuleCost(_rules[i], evaluations, Interlocked.Read(ref _sums[i].Matches), time));
            }
        }

        return [.. costs.OrderByDescending(static cost => cost.Time)];
    }

    /// <summary>Asks an event for the rules that its candidates belong to.</summary>
    internal void Sample(Event e, RuleMatcher matcher, RuleCandidates candidates)
    {
        Interlocked.Increment(ref _sampledEvents);
        ReadOnlySpan<int> ruleOf = matcher.ConditionRules;
        int conditions = ruleOf.IsEmpty ? matcher.Rules.Count : ruleOf.Length;
        int last = -1;
        for (int condition = 0; condition < conditions; condition++)
        {
            int rule = ruleOf.IsEmpty ? condition : ruleOf[condition];
            if (rule != last && candidates.Holds(condition))
            {
                last = rule;
                Measure(e, rule);
            }
        }
    }

    private void Measure(Event e, int index)
    {
        Rule rule = _rules[index];
        int matches = 0;
        long start = _clock.GetTimestamp();
        for (int i = 0; i < Repetitions; i++)
        {
            matches += rule.IsMatch(e) ? 1 : 0;
        }

        long ticks = _clock.GetTimestamp() - start;
        Interlocked.Add(ref _sums[index].Ticks, ticks);
        Interlocked.Add(ref _sums[index].Matches, matches / Repetitions);
        Interlocked.Increment(ref _sums[index].Evaluations);
    }

    private struct Sums
    {
        public long Evaluations;
        public long Matches;
        public long Ticks;
    }
}
