namespace RuleGen;

/// <summary>A sequence's definition as the matcher needs it: positive items are counted apart from missing ones, as <em>levels</em>.</summary>
internal sealed class SequencePlan
{
    public SequencePlan(SequenceDefinition definition)
    {
        IReadOnlyList<CorrelationStage> stages = definition.Stages;
        IsNanoseconds = definition.Order.IsNanoseconds;
        StageCount = stages.Count;
        StageOfLevel = FindLevels(stages);
        MaxSpan = definition.MaxSpan is { } span ? EventTime.FromSpan(span, IsNanoseconds) : null;
        Roles = new StageRole[stages.Count + 1];
        Levels = new int[stages.Count + 1];
        Roles[^1] = StageRole.Until;
        int level = -1;
        for (int stage = 0; stage < stages.Count; stage++)
        {
            level += stages[stage].IsMissing ? 0 : 1;
            Levels[stage] = level;
            Roles[stage] = !stages[stage].IsMissing ? StageRole.Positive
                : level < 0 ? StageRole.Leading
                : level == LastLevel ? StageRole.Trailing
                : StageRole.Between;
        }

        if (StageOfLevel.Length == 0 || (StageOfLevel.Length < StageCount && MaxSpan is null))
        {
            throw new ArgumentException("A sequence needs an item that is not missing, and a maxspan where one is.", nameof(definition));
        }
    }

    /// <summary>Whether times are nanoseconds.</summary>
    public bool IsNanoseconds { get; }

    /// <summary>How far the last event may be from the first; null: any distance.</summary>
    public long? MaxSpan { get; }

    /// <summary>How many stages there are, missing ones included.</summary>
    public int StageCount { get; }

    /// <summary>The stage of each level.</summary>
    public int[] StageOfLevel { get; }

    /// <summary>The level that completes a sequence.</summary>
    public int LastLevel => StageOfLevel.Length - 1;

    /// <summary>By stage, what its events do; behind them <c>until</c>.</summary>
    public StageRole[] Roles { get; }

    /// <summary>By stage its level; of a missing stage, the level of the event before it.</summary>
    public int[] Levels { get; }

    /// <summary>Whether an item before the first event is missing.</summary>
    public bool HasLeading => Roles[0] == StageRole.Leading;

    /// <summary>Whether an item after the last event is missing.</summary>
    public bool HasTrailing => Roles[StageCount - 1] == StageRole.Trailing;

    /// <summary>Whether any item is missing.</summary>
    public bool HasMissing => StageOfLevel.Length < StageCount;

    /// <summary>Whether two times are further apart than a sequence may be.</summary>
    public bool IsTooFar(long first, long last) => MaxSpan is { } span && last - first > span;

    /// <summary>Whether a time is strictly before another, by the millisecond, as missing events are compared.</summary>
    public bool IsBefore(long time, long other) =>
        EventTime.ToMilliseconds(time, IsNanoseconds) < EventTime.ToMilliseconds(other, IsNanoseconds);

    private static int[] FindLevels(IReadOnlyList<CorrelationStage> stages)
    {
        var levels = new List<int>();
        for (int stage = 0; stage < stages.Count; stage++)
        {
            if (!stages[stage].IsMissing)
            {
                levels.Add(stage);
            }
        }

        return [.. levels];
    }
}
