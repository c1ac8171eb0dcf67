namespace RuleGen;

/// <summary>
/// Which conditions of rules over several events are worth asking. One that can only go on with a sequence, or refuse one, says nothing while its
/// rule has none: such conditions sleep until there is something. Among them are those that nearly every event satisfies, and most rules have
/// nothing open most of the time.
/// </summary>
/// <remarks>Not where events are held: one that comes later may open a sequence before this event.</remarks>
internal sealed class AwakeConditions
{
    private const int WordBits = 64;

    private readonly int[][] _following;
    private readonly bool[] _isAwake;
    private readonly ulong[] _sleepless;

    /// <summary>Lets sleep what follows in each rule.</summary>
    /// <param name="conditions">How many conditions there are.</param>
    /// <param name="rules">The rules, by their <see cref="CorrelationRule.Number"/>.</param>
    public AwakeConditions(int conditions, IReadOnlyList<CorrelationRule> rules)
    {
        Bits = new ulong[(conditions + WordBits - 1) / WordBits];
        Bits.AsSpan().Fill(ulong.MaxValue);
        _following = [.. rules.Select(static rule => FindFollowing(rule.Definition))];
        _isAwake = new bool[rules.Count];
        for (int rule = 0; rule < rules.Count; rule++)
        {
            Set(rule, isAwake: false);
        }

        _sleepless = [.. Bits];
    }

    /// <summary>The conditions to be asked, one bit each, and some of rules that have nothing open any more.</summary>
    public ulong[] Bits { get; }

    /// <summary>Whether a rule takes an event that satisfies a condition: it has something open, or the condition never sleeps.</summary>
    public bool Takes(CorrelationRule rule, int condition) =>
        rule.Matcher.Meter.Bytes > 0 || (_sleepless[condition / WordBits] >> (condition % WordBits) & 1) != 0;

    /// <summary>Lets the conditions of a rule wake or sleep, as it has something open.</summary>
    public void Update(CorrelationRule rule)
    {
        bool isAwake = rule.Matcher.Meter.Bytes > 0;
        if (isAwake != _isAwake[rule.Number])
        {
            Set(rule.Number, isAwake);
        }
    }

    // What begins a sequence or marks what must not be before one stays awake; so does until, which ends what its own event has begun.
    private static int[] FindFollowing(CorrelationDefinition definition)
    {
        if (definition is not SequenceDefinition sequence)
        {
            return [];
        }

        int first = sequence.Stages.TakeWhile(static stage => stage.IsMissing).Count();
        IEnumerable<CorrelationStage> opening = sequence.Stages.Take(first + 1).Concat(sequence.Until is { } until ? [until] : []);
        return [.. sequence.Stages.Skip(first + 1).Select(static stage => stage.Condition).Distinct().Except(opening.Select(static stage => stage.Condition))];
    }

    private void Set(int rule, bool isAwake)
    {
        _isAwake[rule] = isAwake;
        foreach (int condition in _following[rule])
        {
            ulong bit = 1UL << (condition % WordBits);
            ref ulong word = ref Bits[condition / WordBits];
            word = isAwake ? word | bit : word & ~bit;
        }
    }
}
