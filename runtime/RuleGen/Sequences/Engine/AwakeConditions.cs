namespace RuleGen;

/// <summary>
/// Which conditions of rules over several events are worth asking. One that can only go on with a sequence, or refuse one, says nothing while its
/// rule has none that has come so far: such conditions sleep until there is one. Among them are those that nearly every event satisfies, and most
/// rules have nothing open most of the time.
/// </summary>
/// <remarks>Not where events are held: one that comes later may open a sequence before this event.</remarks>
internal sealed class AwakeConditions
{
    private const int WordBits = 64;

    // By rule, the conditions that may sleep, and by rule what they were last set by.
    private readonly int[][] _sleepers;
    private readonly ulong[] _openLevels;

    // By condition, the levels that wake it (CorrelationMatcher.LevelsBefore); 0: it never sleeps.
    private readonly ulong[] _wakingLevels;

    /// <summary>Lets sleep what can sleep in each rule.</summary>
    /// <param name="conditions">How many conditions there are.</param>
    /// <param name="rules">The rules, by their <see cref="CorrelationRule.Number"/>.</param>
    public AwakeConditions(int conditions, IReadOnlyList<CorrelationRule> rules)
    {
        Bits = new ulong[(conditions + WordBits - 1) / WordBits];
        Bits.AsSpan().Fill(ulong.MaxValue);
        _wakingLevels = new ulong[conditions];
        _sleepers = new int[rules.Count][];
        _openLevels = new ulong[rules.Count];
        foreach (CorrelationRule rule in rules)
        {
            _sleepers[rule.Number] = FindSleepers(rule);
            Set(rule);
        }
    }

    /// <summary>The conditions to be asked, one bit each, and some of rules whose sequences have become too old since.</summary>
    public ulong[] Bits { get; }

    /// <summary>Whether a rule takes an event that satisfies a condition: it has a sequence open that the condition is about, or the condition never sleeps.</summary>
    public bool Takes(CorrelationRule rule, int condition) =>
        _wakingLevels[condition] is var levels && (levels == 0 || (levels & OpenLevelsOf(rule)) != 0);

    /// <summary>Lets the conditions of a rule wake or sleep, as it has sequences open.</summary>
    public void Update(CorrelationRule rule)
    {
        if (OpenLevelsOf(rule) != _openLevels[rule.Number])
        {
            Set(rule);
        }
    }

    // Events that a snapshot holds may open a sequence before the event at hand.
    private static ulong OpenLevelsOf(CorrelationRule rule) => rule.HeldEvents > 0 ? ulong.MaxValue : rule.Matcher.OpenLevels;

    // A condition that stands for several stages sleeps when all of them do.
    private int[] FindSleepers(CorrelationRule rule)
    {
        var sleepers = new List<int>();
        var sleepless = new List<int>();
        int stage = 0;
        foreach (CorrelationStage item in rule.Definition.AllStages)
        {
            ulong levels = rule.Matcher.LevelsBefore(stage++);
            _wakingLevels[item.Condition] |= levels;
            (levels == 0 ? sleepless : sleepers).Add(item.Condition);
        }

        foreach (int condition in sleepless)
        {
            _wakingLevels[condition] = 0;
            sleepers.RemoveAll(sleeper => sleeper == condition);
        }

        return [.. sleepers];
    }

    private void Set(CorrelationRule rule)
    {
        ulong open = OpenLevelsOf(rule);
        _openLevels[rule.Number] = open;
        foreach (int condition in _sleepers[rule.Number])
        {
            ulong bit = 1UL << (condition % WordBits);
            ref ulong word = ref Bits[condition / WordBits];
            word = (_wakingLevels[condition] & open) != 0 ? word | bit : word & ~bit;
        }
    }
}
