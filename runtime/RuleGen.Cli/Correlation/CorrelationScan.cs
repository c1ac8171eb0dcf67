using RuleGen.Cli.Output;

namespace RuleGen.Cli.Correlation;

/// <summary>
/// The rules over several events of a scan of files. Events that fit a stage come in the order of the input; when all are there they are judged
/// in the order of their times, which makes the answer that of a search over all files, whatever lies in which.
/// </summary>
/// <param name="detector">Runs the rules over several events and no others.</param>
/// <param name="format">Writes the alerts.</param>
/// <param name="rows">Gets them.</param>
/// <param name="inputs">The inputs, as the user named them.</param>
/// <param name="memory">The bytes of events held in memory before they are judged.</param>
internal sealed class CorrelationScan(Detector detector, IAlertFormat format, OrderedRows rows, IEnumerable<string> inputs, long memory) : IDisposable
{
    private readonly AlertRows _rows = new();
    private readonly StageEvents _events = new(memory);

    // Behind the inputs of this scan stand those of an earlier one whose events are still waiting.
    private readonly List<string> _names = [.. inputs];

    /// <summary>Runs the rules.</summary>
    public Detector Detector => detector;

    /// <summary>The events that have not been judged.</summary>
    public StageEvents Waiting => _events;

    /// <summary>The inputs by number.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Adds an event that fits a stage.</summary>
    /// <param name="time">Its <c>@timestamp</c>.</param>
    /// <param name="input">The number of its input.</param>
    /// <param name="line">Its line.</param>
    /// <param name="document">The event.</param>
    public void Add(DateTimeOffset? time, int input, long line, ReadOnlySpan<byte> document) => _events.Add(time, input, line, document);

    /// <summary>Adds an event that an earlier scan left waiting.</summary>
    public void AddEarlier(string input, StageEvent item, ReadOnlyMemory<byte> document) =>
        Add(item.Time == 0 ? null : new DateTimeOffset(item.Time, TimeSpan.Zero), GetNumber(input), item.Line, document.Span);

    /// <summary>Judges the events, all of which are there.</summary>
    /// <param name="watermark">No event before it is to come; null: none at all.</param>
    public void Judge(DateTimeOffset? watermark)
    {
        foreach ((StageEvent item, ReadOnlyMemory<byte> document) in _events.ReadSorted())
        {
            // It was found well-formed when it was read.
            Write(detector.Process(document, new EventOrigin(_names[item.Input], item.Line)));
        }

        _events.Clear();
        Write(watermark is { } time ? detector.AdvanceTo(time) : detector.Complete());
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    private void Write(AlertCollection alerts)
    {
        foreach (Alert alert in alerts)
        {
            EventOrigin origin = AlertOrigin.Of(alert, default);
            _rows.Add(alert, format, origin);
            rows.Append(origin.File is null ? 0 : GetNumber(origin.File), _rows);
            _rows.Clear();
        }
    }

    private int GetNumber(string name)
    {
        int number = _names.IndexOf(name);
        if (number < 0)
        {
            number = _names.Count;
            _names.Add(name);
        }

        return number;
    }
}
