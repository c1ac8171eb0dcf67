using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>Judges documents one after the other and writes down what comes of them. One thread at a time.</summary>
internal sealed class ScanWorker(Detector detector, IAlertFormat format)
{
    /// <summary>Well-formed events so far.</summary>
    public long Events => detector.EventsProcessed;

    /// <summary>Alerts so far.</summary>
    public long Alerts => detector.Alerts;

    /// <summary>Judges.</summary>
    public Detector Detector => detector;

    /// <summary>Judges a document; false: it is malformed, and <paramref name="error"/> says where.</summary>
    /// <param name="file">The file it stands in.</param>
    /// <param name="document">The document.</param>
    /// <param name="rows">Gets the rows of its alerts, and of those that only now are certain.</param>
    /// <param name="error">What is wrong with it.</param>
    public bool TryProcess(string file, in DocumentSlice document, AlertRows rows, out EventError error)
    {
        var origin = new EventOrigin(file, document.Line);
        if (!detector.TryProcess(document.Memory, origin, out AlertCollection alerts, out error))
        {
            return false;
        }

        Write(alerts, rows, origin);
        return true;
    }

    /// <summary>Writes down what is certain since no event before a time will come, or none at all.</summary>
    public void Complete(DateTimeOffset? watermark, AlertRows rows) =>
        Write(watermark is { } time ? detector.AdvanceTo(time) : detector.Complete(), rows, default);

    private void Write(AlertCollection alerts, AlertRows rows, EventOrigin origin)
    {
        foreach (Alert alert in alerts)
        {
            rows.Add(alert, format, AlertOrigin.Of(alert, origin));
        }
    }
}
