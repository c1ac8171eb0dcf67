using System.Text;

namespace RuleGen.Cli.Output;

/// <summary>Where a scan's alerts go, in the order they are appended.</summary>
/// <param name="stream">Gets UTF-8.</param>
/// <param name="head">What stands above the first alert.</param>
/// <param name="progress">Shares the terminal.</param>
internal sealed class AlertOutput(Stream stream, string head, ProgressLine progress) : IAlertRowSink
{
    private bool _isBegun;

    /// <inheritdoc/>
    public void Append(int input, AlertRows rows) => Append(rows.Bytes);

    /// <summary>Writes the rows of some alerts and passes them on at once: whoever calls decides how many that are.</summary>
    public void Append(ReadOnlySpan<byte> rows)
    {
        if (rows.IsEmpty)
        {
            return;
        }

        progress.Clear();
        if (!_isBegun)
        {
            _isBegun = true;
            stream.Write(Encoding.UTF8.GetBytes(head));
        }

        stream.Write(rows);
        stream.Flush();
    }
}
