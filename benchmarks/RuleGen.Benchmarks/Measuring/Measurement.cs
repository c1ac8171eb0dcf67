namespace RuleGen.Benchmarks.Measuring;

/// <summary>What a variant took, pass by pass.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Passes">Nanoseconds per event of each pass.</param>
/// <param name="Processor">Nanoseconds of processor time per event of each pass; empty when it cannot be told.</param>
/// <param name="Bytes">Bytes allocated per event; null when it cannot be told.</param>
internal sealed record Measurement(string Name, double[] Passes, double[] Processor, double? Bytes)
{
    /// <summary>The median of the passes, in nanoseconds per event.</summary>
    public double Median => MedianOf(Passes);

    /// <summary>Half of the distance between the quartiles, in nanoseconds per event.</summary>
    public double Spread
    {
        get
        {
            double[] sorted = [.. Passes.Order()];
            return (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / 2;
        }
    }

    /// <summary>How many times as long another one takes: the median of the ratios of passes that were made one after the other.</summary>
    public double TimesFasterThan(Measurement other) => MedianOf([.. Passes.Zip(other.Passes, static (mine, others) => others / mine)]);

    /// <summary>What this one takes more than another, pass by pass.</summary>
    public Measurement Minus(Measurement other, string name) =>
        new(name, [.. Passes.Zip(other.Passes, static (mine, others) => mine - others)], [], Bytes - other.Bytes);

    /// <summary>The middle one of some numbers.</summary>
    public static double MedianOf(IReadOnlyCollection<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
