using System.Buffers;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>Judges documents one after the other and writes down what comes of them. One thread at a time.</summary>
internal sealed class ScanWorker(Detector detector, IAlertFormat format)
{
    /// <summary>Well-formed events so far.</summary>
    public long Events => detector.EventsProcessed;

    /// <summary>Alerts so far.</summary>
    public long Alerts => detector.Alerts;

    /// <summary>Judges a document; false: it is malformed, and <paramref name="error"/> says where.</summary>
    /// <param name="file">The file it stands in.</param>
    /// <param name="document">The document.</param>
    /// <param name="rows">Gets the rows of its alerts.</param>
    /// <param name="error">What is wrong with it.</param>
    public bool TryProcess(string file, in DocumentSlice document, IBufferWriter<byte> rows, out EventError error)
    {
        if (!detector.TryProcess(document.Memory, out AlertCollection alerts, out error))
        {
            return false;
        }

        foreach (Alert alert in alerts)
        {
            format.Write(rows, alert, new EventOrigin(file, document.Line));
        }

        return true;
    }
}
