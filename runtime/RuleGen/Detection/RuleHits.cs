namespace RuleGen;

/// <summary>The numbers of the conditions one event satisfied. Reused from event to event.</summary>
public sealed class RuleHits
{
    private int[] _conditions = new int[16];

    /// <summary>How many conditions hold.</summary>
    public int Count { get; private set; }

    /// <summary>The conditions, by the numbers that <see cref="RuleMatcher.ConditionRules"/> gives them.</summary>
    public ReadOnlySpan<int> Conditions => _conditions.AsSpan(0, Count);

    /// <summary>The conditions to be asked, for rulesets that have a <see cref="RuleIndex"/>.</summary>
    public RuleCandidates Candidates { get; } = new();

    /// <summary>Notes a condition that holds.</summary>
    public void Add(int condition)
    {
        if (Count == _conditions.Length)
        {
            Array.Resize(ref _conditions, Count * 2);
        }

        _conditions[Count++] = condition;
    }

    /// <summary>Forgets all hits.</summary>
    public void Clear() => Count = 0;
}
