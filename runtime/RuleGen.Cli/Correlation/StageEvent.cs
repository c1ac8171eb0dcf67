namespace RuleGen.Cli.Correlation;

/// <summary>An event that fits a stage of a rule over several events.</summary>
/// <param name="Time">Its <c>@timestamp</c> in ticks; 0: it has no valid one.</param>
/// <param name="Number">The events of a run are numbered in the order of the input.</param>
/// <param name="Input">The number of its input.</param>
/// <param name="Line">Its line in the input.</param>
/// <param name="Length">The bytes of its document.</param>
internal readonly record struct StageEvent(long Time, long Number, int Input, long Line, int Length) : IComparable<StageEvent>
{
    /// <summary>By time, then as the input has them.</summary>
    public int CompareTo(StageEvent other) => Time != other.Time ? Time.CompareTo(other.Time) : Number.CompareTo(other.Number);
}
