namespace RuleGen;

/// <summary>The indexes of the rules one event satisfied. Reused from event to event.</summary>
public sealed class RuleHits
{
    private int[] _rules = new int[16];

    /// <summary>How many rules were hit.</summary>
    public int Count { get; private set; }

    /// <summary>The hits as indexes into <see cref="RuleMatcher.Rules"/>.</summary>
    public ReadOnlySpan<int> Rules => _rules.AsSpan(0, Count);

    /// <summary>The rules to be asked, for rulesets that have a <see cref="RuleIndex"/>.</summary>
    public RuleCandidates Candidates { get; } = new();

    /// <summary>Notes a hit.</summary>
    public void Add(int rule)
    {
        if (Count == _rules.Length)
        {
            Array.Resize(ref _rules, Count * 2);
        }

        _rules[Count++] = rule;
    }

    /// <summary>Forgets all hits.</summary>
    public void Clear() => Count = 0;
}
