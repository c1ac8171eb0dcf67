using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace RuleGen.Hosting;

/// <summary>
/// The lines of a pipe. When stopped, the whole lines that were read are taken, and the pipe stands behind the last of them. The pipe stays its
/// owner's to complete.
/// </summary>
/// <param name="reader">Gives NDJSON as UTF-8.</param>
/// <param name="maxLineBytes">
/// What is more of a line is left out, so that the line is a malformed event; otherwise a sender that ends no line could fill the memory.
/// </param>
internal sealed class PipeInput(PipeReader reader, int maxLineBytes)
{
    // Lines that lie in several segments, or begin in one buffer of the pipe and end in another, are put together here.
    private readonly ArrayBufferWriter<byte> _line = new();

    // So many bytes at the beginning of what the pipe gives next hold no line end.
    private long _searched;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken stoppingToken = default)
    {
        bool isCompleted = false;
        while (!isCompleted)
        {
            if (await ReadBlockAsync(stoppingToken).ConfigureAwait(false) is not { IsCanceled: false } block)
            {
                yield break;
            }

            isCompleted = block.IsCompleted;
            ReadOnlySequence<byte> rest = block.Buffer;
            SequencePosition consumed = rest.Start;
            try
            {
                while (TryTakeLine(ref rest, out ReadOnlyMemory<byte> line))
                {
                    consumed = rest.Start;
                    if (!IsBlank(line.Span))
                    {
                        yield return line;
                    }

                    _line.ResetWrittenCount();
                }

                // The beginning of a line stays in the pipe, so that a stopped reader has not taken it, unless it is too long to wait for its end.
                if (isCompleted || rest.Length > maxLineBytes)
                {
                    Append(rest);
                    _searched = 0;
                    consumed = rest.End;
                }
            }
            finally
            {
                reader.AdvanceTo(consumed, rest.End);
            }
        }

        if (!IsBlank(_line.WrittenSpan))
        {
            yield return _line.WrittenMemory;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;

    private async ValueTask<ReadResult?> ReadBlockAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await reader.ReadAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool TryTakeLine(ref ReadOnlySequence<byte> rest, out ReadOnlyMemory<byte> line)
    {
        if (rest.Slice(_searched).PositionOf((byte)'\n') is not { } end)
        {
            _searched = rest.Length;
            line = default;
            return false;
        }

        _searched = 0;
        ReadOnlySequence<byte> bytes = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        if (bytes.IsSingleSegment && _line.WrittenCount == 0 && bytes.Length <= maxLineBytes)
        {
            line = bytes.First;
            return true;
        }

        Append(bytes);
        line = _line.WrittenMemory;
        return true;
    }

    private void Append(ReadOnlySequence<byte> bytes)
    {
        long room = maxLineBytes - _line.WrittenCount;
        foreach (ReadOnlyMemory<byte> segment in bytes.Slice(0, Math.Min(room, bytes.Length)))
        {
            _line.Write(segment.Span);
        }
    }
}
