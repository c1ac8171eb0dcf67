namespace RuleGen.Benchmarks.Sequences;

/// <summary>A detector in which always as many sequences of <see cref="LoginSequence"/> are open.</summary>
internal sealed class OpenSequences
{
    /// <summary>How many events a round has.</summary>
    public const int EventsPerRound = 20_000;

    private readonly DetectorOptions _options = new() { MaxStateBytesPerRule = long.MaxValue, MaxStateBytes = long.MaxValue };
    private readonly LoginSequence _rules;
    private readonly Detector _detector;
    private int _next;

    public OpenSequences(int count)
    {
        Count = count;

        // Events are a millisecond apart, so just this many are within maxspan.
        _rules = new LoginSequence(TimeSpan.FromMilliseconds(count - 1));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        _detector = CreateDetector();
        for (; _next < count; _next++)
        {
            _detector.Process(LoginSequence.Write(_next, "start"));
        }

        Memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        Bytes = _detector.Correlations.Bytes / (double)count;
        ValueBytes = LoginSequence.CountValueBytes(count / 2);
    }

    /// <summary>How many are open.</summary>
    public int Count { get; }

    /// <summary>Bytes of each, as the detector counts them.</summary>
    public double Bytes { get; }

    /// <summary>Bytes of each on the managed heap.</summary>
    public double Memory { get; }

    /// <summary>Bytes that are values of kept fields.</summary>
    public int ValueBytes { get; }

    /// <summary>Another detector of the kind, without state.</summary>
    public Detector CreateDetector() => new(_rules, _options);

    /// <summary>The events of a round: those that open sequences go on in time, the others have the time and key of the next.</summary>
    public byte[][] WriteEvents(string action)
    {
        var events = new byte[EventsPerRound][];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = LoginSequence.Write(action == "start" ? _next++ : _next, action);
        }

        return events;
    }

    /// <summary>Judges events.</summary>
    public void Process(byte[][] events)
    {
        foreach (byte[] document in events)
        {
            _detector.Process(document);
        }
    }

    /// <summary>Writes a snapshot.</summary>
    public void Save(string path)
    {
        using FileStream output = File.Create(path);
        _detector.SaveSnapshot(output);
    }

    /// <summary>Reads a snapshot.</summary>
    public static void Restore(Detector detector, string path)
    {
        using FileStream input = File.OpenRead(path);
        detector.RestoreSnapshot(input);
    }
}
