namespace RuleGen;

/// <content>Documents of a stream that comes in blocks, which are not copied: whoever owns the blocks says how long documents stay valid.</content>
public sealed partial class DocumentReader
{
    /// <summary>Reads from blocks.</summary>
    internal DocumentReader(IDocumentBlocks blocks)
    {
        _stream = Stream.Null;
        _blocks = blocks;
        _buffer = [];
    }

    private bool FillFrom(IDocumentBlocks blocks)
    {
        DocumentBlock? next = blocks.Next(Unread);
        if (next is null)
        {
            _isStreamEnded = true;
            return false;
        }

        // What was unread is now at the block's start.
        _bufferOffset += _start - next.Start;
        _buffer = next.Buffer;
        _start = next.Start;
        _end = next.End;
        return true;
    }
}
