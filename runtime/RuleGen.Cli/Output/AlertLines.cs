using System.Buffers;

namespace RuleGen.Cli.Output;

/// <summary>One alert document a line.</summary>
internal sealed class AlertLines : IAlertFormat
{
    private readonly AlertWriter _writer = new();

    /// <inheritdoc/>
    public string Head => "";

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> rows, Alert alert, EventOrigin origin)
    {
        _writer.Write(rows, alert, origin);
        rows.Write("\n"u8);
    }
}
