namespace RuleGen;

/// <content>The choice of events, by backtracking: the earliest event of the first item for which the rest works out.</content>
internal sealed partial class SampleMatcher
{
    /// <summary>Fills the match from a stage on; false: no choice is left.</summary>
    private bool Choose(int entry, int stage)
    {
        if (stage == _stageCount)
        {
            return true;
        }

        for (int i = _keys.Slot(entry, stage); i != 0; i = _waiting[i].Next)
        {
            if (TryTake(i, stage) && Choose(entry, stage + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reports the first samples of every key, in the order of the keys, nulls first.</summary>
    private void ReportAll()
    {
        var entries = new HashSet<int>();
        for (int i = _oldest; i != 0; i = _waiting[i].Newer)
        {
            entries.Add(_waiting[i].Key);
        }

        int[] sorted = [.. entries];
        Array.Sort(sorted, (left, right) => JoinKeyValue.Compare(_keys.Get(left), _keys.Get(right)));
        foreach (int entry in sorted)
        {
            int left = _samplesPerKey;
            ReportChoices(entry, 0, ref left);
        }
    }

    private void ReportChoices(int entry, int stage, ref int left)
    {
        if (stage == _stageCount)
        {
            Sink.Add(this, _match, _keys.Get(entry), arrival: long.MaxValue);
            left--;
            return;
        }

        for (int i = _keys.Slot(entry, stage); i != 0 && left > 0; i = _waiting[i].Next)
        {
            if (TryTake(i, stage))
            {
                ReportChoices(entry, stage + 1, ref left);
            }
        }
    }

    private bool TryTake(int waiting, int stage)
    {
        WaitingEvent candidate = _waiting[waiting];
        if (_match.AsSpan(0, stage).Contains(candidate.Event))
        {
            return false;
        }

        _match[stage] = candidate.Event;
        _times[stage] = candidate.Time;
        return true;
    }
}
