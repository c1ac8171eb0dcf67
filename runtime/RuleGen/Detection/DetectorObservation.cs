namespace RuleGen;

/// <summary>What a detector finds out about its own work when someone wants to know: how many conditions were asked, and what they cost.</summary>
internal sealed class DetectorObservation(RuleMatcher matcher, RuleCostProfile? profile)
{
    private readonly int _conditions = matcher.ConditionRules.IsEmpty ? matcher.Rules.Count : matcher.ConditionRules.Length;
    private int _eventsToSample = profile?.Interval ?? 0;

    /// <summary>Whether <see cref="Candidates"/> goes on counting.</summary>
    public bool CountsCandidates { get; set; }

    /// <summary>How many conditions were asked.</summary>
    public long Candidates { get; private set; }

    /// <summary>Takes in an event that the matcher has just judged.</summary>
    public void Add(Event e, RuleCandidates candidates)
    {
        if (CountsCandidates)
        {
            Candidates += candidates.Count(_conditions);
        }

        if (profile is not null && --_eventsToSample == 0)
        {
            _eventsToSample = profile.Interval;
            profile.Sample(e, matcher, candidates);
        }
    }
}
