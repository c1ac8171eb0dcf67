namespace RuleGen.Benchmarks.Measuring;

/// <summary>
/// Measures the rows of a table in turns: each pass takes all of them, one after the other, so that what else the machine does meets all rows
/// alike. A row's time in a pass is the best of a few rounds: whatever disturbs a round only makes it longer.
/// </summary>
/// <param name="passes">How often all rows are measured.</param>
/// <param name="rounds">How many rounds of a row make up a pass.</param>
internal sealed class Interleaved(int passes, int rounds)
{
    // The runtime compiles again what is called often, some time after it has become quiet.
    private const int WarmUpRounds = 4;
    private static readonly TimeSpan s_timeToCompile = TimeSpan.FromMilliseconds(250);

    /// <summary>Measures variants.</summary>
    /// <returns>One measurement for each, in their order.</returns>
    public IReadOnlyList<Measurement> Measure(params IReadOnlyList<Variant> variants)
    {
        foreach (Variant variant in variants)
        {
            for (int i = 0; i < WarmUpRounds; i++)
            {
                variant.Run();
                Thread.Sleep(s_timeToCompile);
            }
        }

        var samples = variants.Select(static _ => new List<Sample>()).ToArray();
        for (int pass = 0; pass < passes; pass++)
        {
            for (int i = 0; i < variants.Count; i++)
            {
                samples[i].Add(Best(variants[i]));
            }
        }

        return [.. variants.Select((variant, i) => ToMeasurement(variant, samples[i]))];
    }

    private Sample Best(Variant variant)
    {
        Sample[] all = [.. Enumerable.Range(0, rounds).Select(_ => variant.Run())];
        return new Sample(all.Min(static sample => sample.Elapsed), all.Min(static sample => sample.Processor), all.Min(static sample => sample.Bytes));
    }

    private static Measurement ToMeasurement(Variant variant, List<Sample> samples) => new(
        variant.Name,
        [.. samples.Select(sample => sample.Elapsed.TotalNanoseconds / variant.Events)],
        [.. samples.Where(static sample => sample.Processor is not null).Select(sample => sample.Processor!.Value.TotalNanoseconds / variant.Events)],
        samples.Min(static sample => sample.Bytes) / (double)variant.Events);
}
