namespace RuleGen;

/// <summary>Gives a <see cref="DocumentReader"/> the stream it reads, piece by piece.</summary>
internal interface IDocumentBlocks
{
    /// <summary>The next block; null at the end of the stream.</summary>
    /// <param name="rest">What is unread of the block before. The block given back begins with it.</param>
    DocumentBlock? Next(ReadOnlySpan<byte> rest);
}

/// <summary>
/// A piece of a stream: the bytes <see cref="Start"/>..<see cref="End"/> of a buffer. In front of a fresh piece there is room for the document that
/// the piece before it broke off in.
/// </summary>
internal sealed class DocumentBlock
{
    /// <summary>An empty block.</summary>
    /// <param name="headRoom">Bytes to keep free in front.</param>
    /// <param name="capacity">Bytes of the stream it can hold behind them.</param>
    public DocumentBlock(int headRoom, int capacity)
    {
        HeadRoom = headRoom;
        Buffer = new byte[checked(headRoom + capacity + JsonText.Padding)];
        Clear();
    }

    /// <summary>How many bytes are free in front of a fresh piece.</summary>
    public int HeadRoom { get; }

    /// <summary>The buffer. Behind the capacity stays room, so that documents need not be copied to be read.</summary>
    public byte[] Buffer { get; }

    /// <summary>Where the piece begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends.</summary>
    public int End { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Content => Buffer.AsSpan(Start, End - Start);

    /// <summary>The room behind them.</summary>
    public Span<byte> Free => Buffer.AsSpan(End, Buffer.Length - JsonText.Padding - End);

    /// <summary>Forgets the bytes.</summary>
    public void Clear() => Start = End = HeadRoom;

    /// <summary>Says that so many bytes were written to <see cref="Free"/>.</summary>
    public void Advance(int length) => End += length;

    /// <summary>Moves the start to the last <paramref name="length"/> bytes.</summary>
    public void KeepLast(int length) => Start = End - length;

    /// <summary>Puts bytes in front; false when there is no room for them.</summary>
    public bool TryPrepend(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Start)
        {
            return false;
        }

        Start -= bytes.Length;
        bytes.CopyTo(Buffer.AsSpan(Start));
        return true;
    }
}
