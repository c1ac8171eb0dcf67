using System.Buffers.Binary;

namespace RuleGen.Cli.Correlation;

/// <summary>Sorted events in a temporary file, which goes with the process.</summary>
internal sealed class StageEventFile : IDisposable
{
    private const int HeadLength = 32;
    private const int BufferSize = 1 << 16;

    private readonly FileStream _file;

    private StageEventFile(FileStream file) => _file = file;

    /// <summary>Writes events down.</summary>
    public static StageEventFile Create(IEnumerable<(StageEvent Event, byte[] Document)> events)
    {
        FileStream file = TemporaryFile.Create(BufferSize);
        foreach ((StageEvent item, byte[] document) in events)
        {
            Write(file, item, document);
        }

        return new StageEventFile(file);
    }

    /// <summary>Writes an event: 32 bytes of numbers, little-endian, and the document.</summary>
    public static void Write(Stream stream, in StageEvent item, ReadOnlySpan<byte> document)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        BinaryPrimitives.WriteInt64LittleEndian(head, item.Time);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], item.Number);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], item.Line);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], item.Input);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], item.Length);
        stream.Write(head);
        stream.Write(document);
    }

    /// <summary>Reads the events that <see cref="Write"/> wrote, up to a position of the file.</summary>
    /// <returns>The memory of a document is valid until the next one is read.</returns>
    /// <exception cref="EndOfStreamException">The file ends in the middle of one.</exception>
    public static IEnumerable<(StageEvent Event, ReadOnlyMemory<byte> Document)> Read(FileStream file, long end)
    {
        byte[] head = new byte[HeadLength];
        byte[] document = [];
        while (file.Position < end)
        {
            file.ReadExactly(head);
            var item = new StageEvent(
                BinaryPrimitives.ReadInt64LittleEndian(head),
                BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)),
                BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(24)),
                BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(16)),
                BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(28)));
            if (document.Length < item.Length)
            {
                document = new byte[Math.Max(item.Length, document.Length * 2)];
            }

            file.ReadExactly(document, 0, item.Length);
            yield return (item, document.AsMemory(0, item.Length));
        }
    }

    /// <summary>Reads the events.</summary>
    /// <returns>The memory of a document is valid until the next one is read.</returns>
    public IEnumerable<(StageEvent Event, ReadOnlyMemory<byte> Document)> Read()
    {
        _file.Position = 0;
        return Read(_file, _file.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
