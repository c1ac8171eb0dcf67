using System.Buffers;

namespace RuleGen.Cli.Output;

/// <summary>The rows of alerts, one after the other, and where each alert belongs.</summary>
internal sealed class AlertRows
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly List<AlertRow> _rows = [];

    /// <summary>The rows' UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>The alerts.</summary>
    public IReadOnlyList<AlertRow> Rows => _rows;

    /// <summary>Adds an alert's row.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="format">Writes the row.</param>
    /// <param name="origin">The event that made the alert certain to come: the last of those that there are.</param>
    public void Add(Alert alert, IAlertFormat format, EventOrigin origin)
    {
        int before = _bytes.WrittenCount;
        format.Write(_bytes, alert, origin);
        _rows.Add(new AlertRow(origin.Line, alert.Rule.Metadata.RuleId, _bytes.WrittenCount - before));
    }

    /// <summary>Forgets all rows.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _rows.Clear();
    }
}

/// <summary>An alert's row.</summary>
/// <param name="Line">The line of its event.</param>
/// <param name="RuleId">The <c>rule_id</c>.</param>
/// <param name="Length">The bytes of the row.</param>
internal sealed record AlertRow(long Line, string RuleId, int Length);
