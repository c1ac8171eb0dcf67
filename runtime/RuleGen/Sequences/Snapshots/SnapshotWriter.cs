using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RuleGen;

/// <summary>Writes a snapshot, section by section, without having all of it in memory.</summary>
internal sealed class SnapshotWriter : IDisposable
{
    // A section is written when it has become so large; a record is never cut.
    private const int SectionSize = 1 << 18;

    private readonly Stream _output;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _checksum = new byte[SnapshotFormat.ChecksumSize];

    // Events that several have are written once, and then by number.
    private readonly Dictionary<int, int> _shared = [];
    private SnapshotFormat.Section _section;

    public SnapshotWriter(Stream output)
    {
        _output = output;
        Span<byte> preamble = stackalloc byte[SnapshotFormat.PreambleSize];
        SnapshotFormat.WritePreamble(preamble);
        _output.Write(preamble);
        SnapshotFormat.Chain(_hash, _checksum, preamble, []);
    }

    /// <summary>The section at hand.</summary>
    public ByteBuffer Bytes { get; } = new();

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>Begins a section.</summary>
    public void Begin(SnapshotFormat.Section section)
    {
        Flush();
        _section = section;
        _shared.Clear();
    }

    /// <summary>Ends a record: here the bytes may be cut.</summary>
    public void EndRecord()
    {
        if (Bytes.Length >= SectionSize)
        {
            Flush();
            _section = SnapshotFormat.Section.More;
        }
    }

    /// <summary>Ends the snapshot.</summary>
    public void End()
    {
        Begin(SnapshotFormat.Section.End);
        Flush();
    }

    /// <summary>Writes a kept event: 0 and the event, 1 and an event that others have too, or 2 more than the number of one of those.</summary>
    public void WriteEvent(KeptEvents events, int number)
    {
        ReadOnlySpan<byte> bytes = events.Get(number);
        bool isShared = KeptEvent.CountReferences(bytes) > 1;
        if (isShared && _shared.TryGetValue(number, out int known))
        {
            Bytes.WriteVariable((ulong)known + 2);
            return;
        }

        if (isShared)
        {
            _shared.Add(number, _shared.Count);
        }

        Bytes.WriteVariable(isShared ? 1UL : 0);
        Bytes.WriteString(bytes);
    }

    private void Flush()
    {
        if (_section == 0)
        {
            return;
        }

        Span<byte> header = stackalloc byte[SnapshotFormat.HeaderSize];
        header[0] = (byte)_section;
        BinaryPrimitives.WriteUInt32LittleEndian(header[1..], (uint)Bytes.Length);
        SnapshotFormat.Chain(_hash, _checksum, header, Bytes.Span);
        _output.Write(header);
        _output.Write(Bytes.Span);
        _output.Write(_checksum);
        Bytes.Clear();
    }
}
