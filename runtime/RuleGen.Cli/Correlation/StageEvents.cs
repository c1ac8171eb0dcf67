namespace RuleGen.Cli.Correlation;

/// <summary>
/// Sorts the events that fit a stage by their time, however many they are: beyond a number of bytes they go to a temporary file, sorted, and
/// are merged when they are read.
/// </summary>
/// <param name="memory">The bytes of documents held in memory.</param>
internal sealed class StageEvents(long memory) : IDisposable
{
    // An event that has no document to speak of takes its place in memory all the same.
    private const int BytesPerEvent = 64;

    private readonly List<(StageEvent Event, byte[] Document)> _recent = [];
    private readonly List<StageEventFile> _files = [];
    private long _bytes;
    private long _count;

    /// <summary>Adds an event.</summary>
    public void Add(DateTimeOffset? time, int input, long line, ReadOnlySpan<byte> document)
    {
        _recent.Add((new StageEvent(time?.UtcTicks ?? 0, _count++, input, line, document.Length), document.ToArray()));
        _bytes += document.Length + BytesPerEvent;
        if (_bytes > memory)
        {
            _recent.Sort(static (left, right) => left.Event.CompareTo(right.Event));
            _files.Add(StageEventFile.Create(_recent));
            Forget();
        }
    }

    /// <summary>Gives all events in the order of their times.</summary>
    /// <returns>The memory of a document is valid until the next one is asked for.</returns>
    public IEnumerable<(StageEvent Event, ReadOnlyMemory<byte> Document)> ReadSorted()
    {
        _recent.Sort(static (left, right) => left.Event.CompareTo(right.Event));
        var next = new PriorityQueue<IEnumerator<(StageEvent Event, ReadOnlyMemory<byte> Document)>, StageEvent>();
        foreach (IEnumerable<(StageEvent, ReadOnlyMemory<byte>)> run in _files.Select(static file => file.Read()).Append(ReadRecent()))
        {
            IEnumerator<(StageEvent Event, ReadOnlyMemory<byte> Document)> events = run.GetEnumerator();
            if (events.MoveNext())
            {
                next.Enqueue(events, events.Current.Event);
            }
        }

        while (next.TryDequeue(out IEnumerator<(StageEvent Event, ReadOnlyMemory<byte> Document)>? events, out _))
        {
            yield return events.Current;
            if (events.MoveNext())
            {
                next.Enqueue(events, events.Current.Event);
            }
        }
    }

    /// <summary>Forgets all events.</summary>
    public void Clear()
    {
        Dispose();
        _files.Clear();
        Forget();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (StageEventFile file in _files)
        {
            file.Dispose();
        }
    }

    private IEnumerable<(StageEvent Event, ReadOnlyMemory<byte> Document)> ReadRecent()
    {
        foreach ((StageEvent item, byte[] document) in _recent)
        {
            yield return (item, document);
        }
    }

    private void Forget()
    {
        _recent.Clear();
        _bytes = 0;
    }
}
