using System.Buffers;

namespace RuleGen.Cli.Output;

/// <summary>One alert document a line.</summary>
/// <param name="output">Gets UTF-8.</param>
/// <param name="isInteractive">Whether every alert is passed on at once instead of in blocks.</param>
internal sealed class AlertLines(Stream output, bool isInteractive) : IAlertSink
{
    private const int BlockSize = 1 << 16;

    private readonly AlertWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _block = new(BlockSize);

    /// <inheritdoc/>
    public void Write(Alert alert, EventOrigin origin)
    {
        _writer.Write(_block, alert, origin);
        _block.Write("\n"u8);
        if (isInteractive || _block.WrittenCount >= BlockSize)
        {
            Complete();
        }
    }

    /// <inheritdoc/>
    public void Complete()
    {
        output.Write(_block.WrittenSpan);
        output.Flush();
        _block.ResetWrittenCount();
    }
}
