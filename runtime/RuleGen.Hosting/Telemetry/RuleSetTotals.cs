namespace RuleGen.Hosting;

/// <summary>The counts of all runs of a ruleset, those that are over and those that go on.</summary>
internal sealed class RuleSetTotals
{
    private readonly Lock _lock = new();
    private readonly List<RunMeter> _active = [];
    private RunCounts _ended;

    /// <summary>How many runs go on.</summary>
    public int ActiveRuns
    {
        get
        {
            lock (_lock)
            {
                return _active.Count;
            }
        }
    }

    /// <summary>The sums. Those of a run that goes on may be some events behind.</summary>
    public RunCounts Sum()
    {
        lock (_lock)
        {
            RunCounts sum = _ended;
            foreach (RunMeter run in _active)
            {
                sum += run.Counts;
            }

            return sum;
        }
    }

    public void Begin(RunMeter run)
    {
        lock (_lock)
        {
            _active.Add(run);
        }
    }

    public void End(RunMeter run)
    {
        lock (_lock)
        {
            _active.Remove(run);
            _ended += run.Counts.WithoutState();
        }
    }
}
