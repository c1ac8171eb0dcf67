namespace RuleGen.Cli.Engines;

/// <summary>The C# emitted for rules does not compile: a defect of RuleGen, whatever the rules say.</summary>
public sealed class GeneratedCodeException : Exception
{
    private const int Shown = 5;

    /// <summary>Names the first of the C# compiler's errors.</summary>
    public GeneratedCodeException(IReadOnlyList<string> errors)
        : base("the C# emitted for these rules does not compile. This is a defect of RuleGen; please report it with the rules. "
            + "'--engine interpreted' runs them meanwhile.\n  " + string.Join("\n  ", errors.Take(Shown)))
    {
    }
}
