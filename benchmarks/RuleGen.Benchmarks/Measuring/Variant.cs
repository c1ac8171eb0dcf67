using System.Diagnostics;

namespace RuleGen.Benchmarks.Measuring;

/// <summary>One way to do what a table compares: a row.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="events">How many events a round goes through.</param>
internal abstract class Variant(string name, int events)
{
    /// <summary>What the table calls it.</summary>
    public string Name => name;

    /// <summary>How many events a round goes through.</summary>
    public int Events => events;

    /// <summary>Does it once, and says how long it took.</summary>
    public abstract Sample Run();

    /// <summary>A variant that runs in this process.</summary>
    public static Variant Of(string name, int events, Action round) => new Inside(name, events, round);

    /// <summary>A variant whose rounds need something made anew each time, which is not measured.</summary>
    public static Variant Of<T>(string name, int events, Func<T> prepare, Action<T> round) => new Prepared<T>(name, events, prepare, round);

    /// <summary>A variant that measures itself.</summary>
    public static Variant Of(string name, int events, Func<TimeSpan> round) => new Outside(name, events, round);

    private static Sample Time<T>(T made, Action<T> round)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        round(made);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new Sample(elapsed, Environment.CpuUsage.TotalTime - cpu, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    private sealed class Inside(string name, int events, Action round) : Variant(name, events)
    {
        public override Sample Run() => Time(round, static round => round());
    }

    private sealed class Prepared<T>(string name, int events, Func<T> prepare, Action<T> round) : Variant(name, events)
    {
        public override Sample Run() => Time(prepare(), round);
    }

    private sealed class Outside(string name, int events, Func<TimeSpan> round) : Variant(name, events)
    {
        public override Sample Run() => new(round(), null, null);
    }
}

/// <summary>One round of a variant.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Processor">How long processors worked on it, all threads together; null for what runs outside of this process.</param>
/// <param name="Bytes">What it allocated on the managed heap; null for what runs outside of this process.</param>
internal readonly record struct Sample(TimeSpan Elapsed, TimeSpan? Processor, long? Bytes);
