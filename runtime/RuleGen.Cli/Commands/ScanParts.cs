using RuleGen.Cli.Correlation;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>Who judges the events of a scan, and where alerts and state go.</summary>
/// <param name="Workers">Judge the events; one for each thread.</param>
/// <param name="Output">Gets the alerts in the end.</param>
/// <param name="Lateness">How far behind the latest event the watermark stays.</param>
/// <param name="IsFinal">Whether no event will come after those of this scan.</param>
internal sealed record ScanParts(IReadOnlyList<ScanWorker> Workers, AlertOutput Output, TimeSpan Lateness, bool IsFinal) : IDisposable
{
    /// <summary>
    /// Judges the rules over several events when all files have been read; null: there are none, or the only worker does, as events come.
    /// </summary>
    public CorrelationScan? Correlations { get; init; }

    /// <summary>Brings the rows into order before they go to the output; null: they come in order.</summary>
    public OrderedRows? Ordered { get; init; }

    /// <summary>Saves the state; null: nothing is kept.</summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>What the rules over several events had counted in earlier scans.</summary>
    public CorrelationMetrics MetricsBefore { get; init; }

    /// <summary>Gets the rows.</summary>
    public IAlertRowSink Rows => Ordered is null ? Output : Ordered;

    /// <summary>Well-formed events so far.</summary>
    public long Events => Workers.Sum(static worker => worker.Events);

    /// <summary>Alerts so far.</summary>
    public long Alerts => Workers.Sum(static worker => worker.Alerts) + (Correlations?.Detector.Alerts ?? 0);

    /// <summary>Whether a line that has no end yet is left for the next scan, when it does not make an event.</summary>
    public bool LeavesOpenLines => Checkpoints is not null && !IsFinal;

    /// <summary>The rules over several events.</summary>
    public Detector StateDetector => Correlations?.Detector ?? Workers[0].Detector;

    /// <summary>All events are there: decides what can be decided, and gives it out.</summary>
    public void Complete()
    {
        DateTimeOffset? watermark = IsFinal ? null : GetWatermark();
        if (Correlations is not null)
        {
            Correlations.Judge(watermark);
        }
        else
        {
            var rows = new AlertRows();
            Workers[0].Complete(watermark, rows);
            Rows.Append(0, rows);
        }

        Flush();
        if (Checkpoints is not null)
        {
            Save();
        }
    }

    /// <summary>Saves the state as it is, once the alerts before it are out.</summary>
    public void Save()
    {
        Flush();
        Checkpoints!.Save(StateDetector, Correlations?.Waiting, Correlations?.Names ?? [], Events);
    }

    /// <summary>Gives out the rows that wait to be ordered.</summary>
    public void Flush() => Ordered?.MoveTo(Output);

    /// <inheritdoc/>
    public void Dispose()
    {
        Correlations?.Dispose();
        Ordered?.Dispose();
    }

    private DateTimeOffset GetWatermark() =>
        Workers.Max(static worker => worker.Detector.LatestTimestamp) is { } latest && latest - DateTimeOffset.MinValue > Lateness
            ? latest - Lateness
            : DateTimeOffset.MinValue;
}
