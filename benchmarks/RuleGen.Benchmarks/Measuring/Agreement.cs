namespace RuleGen.Benchmarks.Measuring;

/// <summary>A time is worth nothing where the answer is another one.</summary>
internal static class Agreement
{
    /// <summary>Ends the run unless all variants found as many.</summary>
    /// <exception cref="InvalidOperationException">They did not.</exception>
    public static void Check(params int[] found)
    {
        if (found.Distinct().Count() > 1)
        {
            throw new InvalidOperationException($"The variants disagree: {string.Join(", ", found)} matches.");
        }
    }
}
