namespace RuleGen.Cli;

/// <summary>What the process returns. Scripts rely on the numbers.</summary>
public static class ExitCodes
{
    /// <summary>Everything was done.</summary>
    public const int Success = 0;

    /// <summary>It ran, but not over everything: bad events or skipped rules; of <c>check</c>, a rule has an error.</summary>
    public const int Incomplete = 1;

    /// <summary>It did not run: wrong options, a missing file, a query with a mistake.</summary>
    public const int Usage = 2;

    /// <summary>A defect of RuleGen itself.</summary>
    public const int Defect = 3;

    /// <summary>Stopped by Ctrl-C, as shells count it: 128 and the signal's number.</summary>
    public const int Interrupted = 130;
}
