using RuleGen.Benchmarks.Measuring;
using RuleGen.Rules;

namespace RuleGen.Benchmarks.Tables;

/// <summary>One thread against two, from a file.</summary>
internal static class ThreadsTable
{
    public static BenchmarkTable Measure(Bench bench)
    {
        EventLines events = bench.Containers;
        string all = FormattableString.Invariant($"{PublishedRules.All.All.Count:N0} rules");
        IReadOnlyList<Measurement> rows = bench.Measure(
            Scan("22 built-in rules, one thread", 1, static () => BuiltInRules.CreateDetector(PublishedRules.SingleEventOptions)),
            Scan("22 built-in rules, two threads", 2, static () => BuiltInRules.CreateDetector(PublishedRules.SingleEventOptions)),
            Scan($"{all}, one thread", 1, static () => PublishedRules.All.CreateDetector(PublishedRules.Options)),
            Scan($"{all}, two threads", 2, static () => PublishedRules.All.CreateDetector(PublishedRules.Options)),
            InMemory($"{all}, in memory, one thread", 1),
            InMemory($"{all}, in memory, two threads with nothing in common", 2));
        return new BenchmarkTable(
            "Threads",
            FormattableString.Invariant($"Two threads with nothing in common are {rows[5].TimesFasterThan(rows[4]):0.00} times as fast as one here, which is the most that this machine gives. ")
            + "The other rows are the code of `rulegen scan --threads N` over the file. Reading it ahead and writing alerts has a thread of its own in either case, so on two cores two threads share what one has "
            + "already. Processor time is that of all threads together: twice that of one thread over that of two is the most that two free cores could give.",
            rows[0],
            rows)
        {
            ShowsProcessorTime = true,
            Goals = [new Goal($"two threads against one, {all}", 1.6, 1.95, rows[3].TimesFasterThan(rows[2]))],
        };

        Variant Scan(string name, int threads, Func<Detector> create)
        {
            var file = new FileScan(events.File, threads, create);
            return Variant.Of(name, events.Count, () => file.Run());
        }

        Variant InMemory(string name, int threads)
        {
            Detector[] detectors = [.. Enumerable.Range(0, threads).Select(static _ => PublishedRules.All.CreateDetector(PublishedRules.Options))];
            ReadOnlyMemory<byte>[][] parts = [.. events.Lines.Chunk((events.Count + threads - 1) / threads)];
            return Variant.Of(name, events.Count, () => Parallel.For(0, threads, i => Detect(detectors[i], parts[i])));
        }

        static void Detect(Detector detector, ReadOnlyMemory<byte>[] lines)
        {
            foreach (ReadOnlyMemory<byte> line in lines)
            {
                detector.Process(line);
            }
        }
    }
}
