using System.Buffers;

namespace RuleGen.Hosting;

/// <summary>Writes each alert as one line of JSON, as <see cref="AlertWriter"/> makes it, and flushes the stream.</summary>
public sealed class NdjsonAlertSink : IAlertSink, IDisposable, IAsyncDisposable
{
    private readonly Stream _output;
    private readonly bool _leaveOpen;
    private readonly AlertWriter _writer = new();
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Writes to a stream.</summary>
    /// <param name="output">Gets the lines.</param>
    /// <param name="leaveOpen">Whether the stream stays the caller's to close.</param>
    public NdjsonAlertSink(Stream output, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
        _leaveOpen = leaveOpen;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _line.ResetWrittenCount();
            _writer.Write(_line, alert);
            _line.Write("\n"u8);
            await _output.WriteAsync(_line.WrittenMemory, cancellationToken).ConfigureAwait(false);
            await _output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        if (!_leaveOpen)
        {
            _output.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        if (!_leaveOpen)
        {
            await _output.DisposeAsync().ConfigureAwait(false);
        }
    }
}
