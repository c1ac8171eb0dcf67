namespace RuleGen.Hosting;

/// <summary>Why a run is over.</summary>
public enum RunEnd
{
    /// <summary>The input has ended.</summary>
    InputEnded,

    /// <summary>It was stopped, and everything that had been read was judged and its alerts delivered.</summary>
    Stopped,

    /// <summary>It was stopped and gave up after <see cref="DetectorServiceOptions.DrainTimeout"/>: events or alerts can be lost.</summary>
    DrainTimedOut,
}
