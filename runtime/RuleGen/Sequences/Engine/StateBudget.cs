namespace RuleGen;

/// <summary>
/// Keeps the state within its bounds. A rule beyond its own loses what began first. Beyond the bound of all rules, the rule that holds most loses
/// what began first: a flood of keys costs the rule it floods, and others only when several are flooded at once.
/// </summary>
internal sealed class StateBudget(long bytesPerRule, long bytes, StateMeter overall, IReadOnlyList<CorrelationRule> rules)
{
    // How much of the largest rule goes at once: looking for it takes a look at every rule.
    private const int Share = 64;

    /// <summary>Makes room for further bytes of a rule's state.</summary>
    /// <returns>False: so many are too many even when nothing more can go.</returns>
    public bool TryMakeRoom(CorrelationRule rule, long size)
    {
        while (rule.Matcher.Meter.Bytes + size > bytesPerRule)
        {
            if (!TryEvict(rule))
            {
                return false;
            }
        }

        while (overall.Bytes + size > bytes)
        {
            if (FindLargest() is not { } largest)
            {
                return false;
            }

            long target = largest.Matcher.Meter.Bytes - Math.Max(1, largest.Matcher.Meter.Bytes / Share);
            while (largest.Matcher.Meter.Bytes > target && TryEvict(largest))
            {
                // One after the other, the oldest first.
            }
        }

        return true;
    }

    private static bool TryEvict(CorrelationRule rule)
    {
        bool isEvicted = rule.Matcher.EvictOldest();
        rule.Evictions += isEvicted ? 1 : 0;
        return isEvicted;
    }

    // The largest of those that have something to let go.
    private CorrelationRule? FindLargest()
    {
        CorrelationRule? largest = null;
        foreach (CorrelationRule rule in rules)
        {
            if (rule.Matcher.OldestTime != EventTime.End
                && (largest is null || rule.Matcher.Meter.Bytes > largest.Matcher.Meter.Bytes))
            {
                largest = rule;
            }
        }

        return largest;
    }
}
