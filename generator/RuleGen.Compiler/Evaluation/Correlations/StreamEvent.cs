namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>An event as a rule over several events sees it.</summary>
public sealed class StreamEvent
{
    private readonly byte[] _tiebreaker;

    internal StreamEvent(int number, long time, byte[] tiebreaker, IReadOnlyList<IReadOnlyList<StreamKey>> keys)
    {
        Number = number;
        Time = time;
        _tiebreaker = tiebreaker;
        Keys = keys;
    }

    /// <summary>Its place among the events, as they arrived.</summary>
    public int Number { get; }

    /// <summary>When it happened: milliseconds since 1970, or nanoseconds if the rule's time field counts in them.</summary>
    public long Time { get; }

    /// <summary>By stage, <c>until</c> behind them, its keys; none where it does not fit.</summary>
    public IReadOnlyList<IReadOnlyList<StreamKey>> Keys { get; }

    /// <summary>Puts events into the order in which a rule sees them: time, tiebreaker with an absent one last, arrival.</summary>
    internal static StreamEvent[] Order(IEnumerable<StreamEvent> events) =>
        [.. events.OrderBy(static e => e.Time).ThenBy(static e => e._tiebreaker, Comparer<byte[]>.Create(CompareTiebreakers)).ThenBy(static e => e.Number)];

    private static int CompareTiebreakers(byte[] left, byte[] right) =>
        left.Length == 0 || right.Length == 0 ? (left.Length == 0).CompareTo(right.Length == 0) : JoinKeyValue.Compare(left, right);
}
