using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace RuleGen.Cli.Inputs;

/// <summary>
/// Reads and decompresses a stream on a thread of its own, a few blocks ahead of whoever takes its documents. What goes wrong there is thrown
/// here, behind the bytes that were read before it.
/// </summary>
internal sealed class ReadAhead : IDocumentBlocks, IDisposable
{
    // Nothing can make a thread leave a read of standard input that does not return; any other read is over by then.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    private readonly BlockPool _pool;
    private readonly CancellationTokenSource _stop;
    private readonly BlockingCollection<FilledBlock> _filled = [];
    private readonly Thread _thread;
    private volatile ExceptionDispatchInfo? _failure;
    private bool _isHeld;

    /// <summary>Begins to read.</summary>
    /// <param name="open">Opens the source; called on the reading thread, which also closes it.</param>
    /// <param name="pool">Gives the blocks.</param>
    /// <param name="passesOnAtOnce">Whether to pass on what there is rather than to wait until a block is full.</param>
    /// <param name="cancellation">Ends waiting for the source.</param>
    public ReadAhead(Func<EventSource> open, BlockPool pool, bool passesOnAtOnce, CancellationToken cancellation)
    {
        _pool = pool;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken stop = _stop.Token;
        _thread = new Thread(() => Read(open, passesOnAtOnce, stop)) { IsBackground = true, Name = "rulegen read" };
        _thread.Start();
    }

    /// <summary>The block that the last document came from.</summary>
    public DocumentBlock? Current { get; private set; }

    /// <summary>How far the file as it lies on disk had been read when the current block was full; 0 when it cannot be told.</summary>
    public long Position { get; private set; }

    /// <summary>Leaves the current block to the caller, who returns it to the pool; documents of it stay valid until then.</summary>
    public DocumentBlock Hold()
    {
        _isHeld = true;
        return Current!;
    }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public DocumentBlock? Next(ReadOnlySpan<byte> rest)
    {
        if (!_filled.TryTake(out FilledBlock? next, Timeout.Infinite, _stop.Token))
        {
            _failure?.Throw();
            return null;
        }

        Position = next.Position;
        if (next.Block.TryPrepend(rest))
        {
            MoveTo(next.Block);
        }
        else if (BlockPool.IsGrown(Current!) && Current!.Free.Length >= next.Block.Content.Length)
        {
            Current.KeepLast(rest.Length);
            BlockPool.Append(Current, next.Block.Content);
            _pool.Return(next.Block);
        }
        else
        {
            DocumentBlock grown = BlockPool.Grow(rest, next.Block.Content);
            _pool.Return(next.Block);
            MoveTo(grown);
        }

        return Current;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        if (_thread.Join(s_patience))
        {
            while (_filled.TryTake(out FilledBlock? unused))
            {
                _pool.Return(unused.Block);
            }

            _filled.Dispose();
            _stop.Dispose();
        }

        Leave();
    }

    private void MoveTo(DocumentBlock block)
    {
        Leave();
        Current = block;
    }

    private void Leave()
    {
        if (Current is not null && !_isHeld)
        {
            _pool.Return(Current);
        }

        Current = null;
        _isHeld = false;
    }

    private void Read(Func<EventSource> open, bool passesOnAtOnce, CancellationToken stop)
    {
        try
        {
            using EventSource source = open();
            while (ReadBlock(source, passesOnAtOnce, stop))
            {
                // Until the end of the stream.
            }
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        _filled.CompleteAdding();
    }

    /// <summary>Fills a block and passes it on, also when the source breaks in the middle of it; false at the end.</summary>
    private bool ReadBlock(EventSource source, bool passesOnAtOnce, CancellationToken stop)
    {
        DocumentBlock block = _pool.Take(stop);
        try
        {
            int read;
            do
            {
                stop.ThrowIfCancellationRequested();
                read = source.Content.Read(block.Free);
                block.Advance(read);
            }
            while (read > 0 && !passesOnAtOnce && !block.Free.IsEmpty);
            return read > 0;
        }
        finally
        {
            if (block.Content.IsEmpty)
            {
                _pool.Return(block);
            }
            else
            {
                _filled.Add(new FilledBlock(block, source.Position), CancellationToken.None);
            }
        }
    }
    /// <summary>A block that was read, and how far the file had been read then.</summary>
    /// <remarks>No value: the collection's code for references is compiled ahead with the runtime, for values of ours at each start.</remarks>
    private sealed record FilledBlock(DocumentBlock Block, long Position);
}
