using System.Buffers.Binary;

namespace RuleGen;

/// <summary>
/// An event as it is kept until an alert needs it. In front of everything else stands how many sequences have it: one event can serve several
/// items, and several keys.
/// </summary>
internal readonly ref struct KeptEvent
{
    private const int ReferencesSize = sizeof(int);
    private const int DigestOffset = ReferencesSize + sizeof(long);

    // The sign of the number of references: the place of the digest has something else yet.
    private const int Pending = int.MinValue;

    private KeptEvent(long time, ReadOnlySpan<byte> digest, int input, long line, ReadOnlySpan<byte> index, ReadOnlySpan<byte> id, bool isFull, ReadOnlySpan<byte> body)
    {
        Time = time;
        Digest = digest;
        Input = input;
        Line = line;
        IndexName = index;
        DocumentId = id;
        IsFull = isFull;
        Body = body;
    }

    /// <summary>When it happened, in the unit of the rule's time field.</summary>
    public long Time { get; }

    /// <summary>Its <see cref="EventDigest"/>.</summary>
    public ReadOnlySpan<byte> Digest { get; }

    /// <summary>The number of the input it was read from; 0: unknown.</summary>
    public int Input { get; }

    /// <summary>The line there.</summary>
    public long Line { get; }

    /// <summary>The envelope's <c>_index</c>; empty without one.</summary>
    public ReadOnlySpan<byte> IndexName { get; }

    /// <summary>The envelope's <c>_id</c>; empty without one.</summary>
    public ReadOnlySpan<byte> DocumentId { get; }

    /// <summary>Whether <see cref="Body"/> is the document, and not its kept fields.</summary>
    public bool IsFull { get; }

    /// <summary>The document, or the kept fields as <see cref="KeptValues"/>.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Writes what of an event is kept in either form, without references; the body follows.</summary>
    public static void WriteHead(ByteBuffer output, KeptEventHeader header, Event e, ReadOnlySpan<byte> digest, bool isFull)
    {
        output.Reserve(ReferencesSize).Clear();
        output.Write(header.Time);
        output.Write(digest);
        output.WriteVariable((ulong)header.Input);
        output.WriteVariable((ulong)header.Line);
        output.WriteString(e.IndexName);
        output.WriteString(e.DocumentId);
        output.Write((byte)(isFull ? 1 : 0));
    }

    /// <summary>Reads an event.</summary>
    public static KeptEvent Read(ReadOnlySpan<byte> bytes)
    {
        var cursor = new ByteCursor(bytes[ReferencesSize..]);
        return new KeptEvent(
            cursor.ReadInt64(),
            cursor.Read(EventDigest.Size),
            (int)cursor.ReadVariable(),
            (long)cursor.ReadVariable(),
            cursor.ReadString(),
            cursor.ReadString(),
            cursor.ReadByte() != 0,
            cursor.Rest);
    }

    /// <summary>How many have the event.</summary>
    public static int CountReferences(ReadOnlySpan<byte> bytes) => ReadReferences(bytes) & ~Pending;

    /// <summary>Changes how many have the event, and gives the new number.</summary>
    public static int AddReferences(Span<byte> bytes, int count)
    {
        int references = ReadReferences(bytes) + count;
        SetReferences(bytes, references);
        return references & ~Pending;
    }

    /// <summary>Says how many have the event, whose digest is there.</summary>
    public static void SetReferences(Span<byte> bytes, int count) => BinaryPrimitives.WriteInt32LittleEndian(bytes, count);

    /// <summary>Whether the digest is still to be computed (<see cref="PendingDigests"/>).</summary>
    public static bool IsPending(ReadOnlySpan<byte> bytes) => ReadReferences(bytes) < 0;

    /// <summary>Says whether the digest is still to be computed.</summary>
    public static void SetPending(Span<byte> bytes, bool isPending) => SetReferences(bytes, CountReferences(bytes) | (isPending ? Pending : 0));

    /// <summary>The place of the digest.</summary>
    public static Span<byte> DigestOf(Span<byte> bytes) => bytes.Slice(DigestOffset, EventDigest.Size);

    /// <inheritdoc cref="DigestOf(Span{byte})"/>
    public static ReadOnlySpan<byte> DigestOf(ReadOnlySpan<byte> bytes) => bytes.Slice(DigestOffset, EventDigest.Size);

    private static int ReadReferences(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);
}
