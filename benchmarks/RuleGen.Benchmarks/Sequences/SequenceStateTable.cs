using System.Globalization;

namespace RuleGen.Benchmarks.Sequences;

/// <summary>
/// What open sequences cost: bytes each, time of an event with so many open, time to save and restore them. Prints a Markdown table.
/// </summary>
internal static class SequenceStateTable
{
    // Events that are measured; each opens a sequence, and one too old goes.
    private const int Events = 100_000;
    private const int Passes = 3;

    public static int Run()
    {
        Console.WriteLine("| open sequences | bytes each | of these, kept values | memory each | ns, event of no stage | ns, event that opens one | ns, event that continues none | save, s per million | restore, s per million |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (int open in new[] { 1_000, 100_000, 1_000_000 })
        {
            Measure(open);
        }

        return 0;
    }

    private static void Measure(int open)
    {
        // Events are a millisecond apart, so just this many are within maxspan.
        var matcher = new LoginSequence(TimeSpan.FromMilliseconds(open - 1));
        var options = new DetectorOptions { MaxStateBytesPerRule = long.MaxValue, MaxStateBytes = long.MaxValue };
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var detector = new Detector(matcher, options);
        for (int i = 0; i < open; i++)
        {
            detector.Process(LoginSequence.Write(i, "start"));
        }

        long memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        CorrelationMetrics metrics = detector.Correlations;
        int next = open;
        double begins = Time(detector, "start", ref next, step: 1);
        double others = Time(detector, "other", ref next, step: 0);
        double continues = Time(detector, "end", ref next, step: 0);
        (double save, double restore) = TimeSnapshot(detector, matcher, options);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {metrics.OpenSequences:N0} | {(double)metrics.Bytes / open:N0} | {LoginSequence.CountValueBytes(0)} | {(double)memory / open:N0} | {others:N0} | {begins:N0} | {continues:N0} | {save * 1e6 / open:N2} | {restore * 1e6 / open:N2} |"));
    }

    // The best of some passes and processor time, so that what else the machine does counts least.
    private static double Time(Detector detector, string action, ref int next, int step)
    {
        double best = double.MaxValue;
        for (int pass = 0; pass < Passes; pass++)
        {
            var documents = new byte[Events][];
            for (int i = 0; i < Events; i++)
            {
                documents[i] = LoginSequence.Write(next, action);
                next += step;
            }

            TimeSpan start = Environment.CpuUsage.TotalTime;
            foreach (byte[] document in documents)
            {
                detector.Process(document);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / Events);
        }

        return best;
    }

    private static (double Save, double Restore) TimeSnapshot(Detector detector, LoginSequence matcher, DetectorOptions options)
    {
        string path = Path.GetTempFileName();
        try
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            using (FileStream output = File.Create(path))
            {
                detector.SaveSnapshot(output);
            }

            double save = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            var other = new Detector(matcher, options);
            start = Environment.CpuUsage.TotalTime;
            using (FileStream input = File.OpenRead(path))
            {
                other.RestoreSnapshot(input);
            }

            double restore = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            return other.Correlations == detector.Correlations
                ? (save, restore)
                : throw new InvalidOperationException("The restored state is another.");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
