using System.Collections.Concurrent;

namespace RuleGen.Cli.Inputs;

/// <summary>
/// The buffers of a run, all there will be: who wants another one waits until one is given back. That keeps memory flat however far reading
/// could run ahead.
/// </summary>
internal sealed class BlockPool : IDisposable
{
    // What hands a block of this size from thread to thread costs nothing beside judging it, and it stays in a core's cache.
    private const int BlockSize = 1 << 18;

    // Room for what the last document of the block before may have begun with.
    private const int HeadRoom = 1 << 16;

    // One is being filled, one is full, and one is being read.
    private const int ForReading = 3;

    private readonly BlockingCollection<DocumentBlock?> _free = [];

    /// <summary>Makes a pool.</summary>
    /// <param name="held">How many blocks are in use at once beside the one documents are being taken from.</param>
    public BlockPool(int held)
    {
        // Null stands for a block nobody has needed so far.
        for (int i = 0; i < held + ForReading; i++)
        {
            _free.Add(null);
        }
    }

    /// <summary>An empty block; waits for one.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public DocumentBlock Take(CancellationToken cancellation)
    {
        DocumentBlock block = _free.Take(cancellation) ?? new DocumentBlock(HeadRoom, BlockSize);
        block.Clear();
        return block;
    }

    /// <summary>Gives a block back. One that was made for a long document is none of the pool's and is dropped.</summary>
    public void Return(DocumentBlock block)
    {
        if (!IsGrown(block))
        {
            _free.Add(block);
        }
    }

    /// <summary>Whether a block was made for a document that fits in none of the pool.</summary>
    public static bool IsGrown(DocumentBlock block) => block.HeadRoom == 0;

    /// <summary>Joins two pieces of a document that is longer than a block, with as much room for what is still to come.</summary>
    /// <exception cref="OverflowException">It is longer than any array.</exception>
    public static DocumentBlock Grow(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> next)
    {
        var grown = new DocumentBlock(headRoom: 0, checked((rest.Length + next.Length) * 2));
        Append(grown, rest);
        Append(grown, next);
        return grown;
    }

    /// <summary>Puts bytes behind those of a block.</summary>
    public static void Append(DocumentBlock block, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(block.Free);
        block.Advance(bytes.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
