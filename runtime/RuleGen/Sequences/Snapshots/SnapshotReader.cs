using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RuleGen;

/// <summary>Reads a snapshot, section by section; what it gives has been proved by its checksum.</summary>
internal sealed class SnapshotReader : IDisposable
{
    // A damaged length must not make the memory of a whole file; what is there is read in such pieces.
    private const int PieceSize = 1 << 20;

    private readonly Stream _input;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _checksum = new byte[SnapshotFormat.ChecksumSize];
    private readonly ByteBuffer _bytes = new();
    private readonly List<int> _shared = [];
    private int _position;
    private bool _isAhead;

    public SnapshotReader(Stream input)
    {
        _input = input;
        Span<byte> preamble = stackalloc byte[SnapshotFormat.PreambleSize];
        if (input.ReadAtLeast(preamble, preamble.Length, throwOnEndOfStream: false) < preamble.Length
            || !preamble.StartsWith(SnapshotFormat.Magic))
        {
            throw new SnapshotException("This is no snapshot of a detector's state.");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(preamble[SnapshotFormat.Magic.Length..]);
        if (version != SnapshotFormat.Version)
        {
            throw new SnapshotException(
                $"The snapshot has format {version}, and this version of RuleGen reads format {SnapshotFormat.Version}.");
        }

        SnapshotFormat.Chain(_hash, _checksum, preamble, []);
    }

    /// <summary>The kind of the section at hand.</summary>
    public SnapshotFormat.Section Section { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>Goes to the next section that is no more of the one at hand.</summary>
    public SnapshotFormat.Section Next()
    {
        do
        {
            Load();
        }
        while (Section == SnapshotFormat.Section.More);
        _shared.Clear();
        return Section;
    }

    /// <summary>Whether nothing follows the snapshot.</summary>
    public bool IsAtEnd() => Section == SnapshotFormat.Section.End && _input.ReadByte() < 0;

    public byte ReadByte() => Read(1)[0];

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Read(sizeof(long)));

    public ulong ReadVariable()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Damaged();
    }

    /// <summary>A number of things of which each takes a byte at least.</summary>
    public int ReadCount()
    {
        ulong count = ReadVariable();
        return count <= int.MaxValue ? (int)count : throw Damaged();
    }

    /// <summary>A string, valid until the next record.</summary>
    public ReadOnlySpan<byte> ReadString() => Read(ReadCount());

    /// <summary>Ends a record, as the writer did.</summary>
    public void EndRecord()
    {
        if (_position == _bytes.Length && Section != SnapshotFormat.Section.End)
        {
            _isAhead = true;
        }
    }

    /// <summary>Keeps an event that <see cref="SnapshotWriter.WriteEvent"/> wrote.</summary>
    /// <returns>Its number, with a reference that is the caller's.</returns>
    public int ReadEvent(KeptEvents events)
    {
        ulong kind = ReadVariable();
        if (kind >= 2)
        {
            return kind - 2 < (ulong)_shared.Count ? events.Share(_shared[(int)(kind - 2)]) : throw Damaged();
        }

        int number = events.Add(ReadString());
        if (kind == 1)
        {
            _shared.Add(number);
        }

        return number;
    }

    /// <summary>What is said of a snapshot whose bytes are not what was written.</summary>
    public static SnapshotException Damaged() => new("The snapshot is damaged: its checksum does not fit, or its end is missing.");

    private ReadOnlySpan<byte> Read(int length)
    {
        if (_isAhead)
        {
            Load();
            if (Section != SnapshotFormat.Section.More)
            {
                throw Damaged();
            }
        }

        if (length > _bytes.Length - _position)
        {
            throw Damaged();
        }

        _position += length;
        return _bytes.Span.Slice(_position - length, length);
    }

    private void Load()
    {
        _isAhead = false;
        _position = 0;
        Span<byte> header = stackalloc byte[SnapshotFormat.HeaderSize];
        ReadAll(header);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header[1..]);
        _bytes.Clear();
        while (_bytes.Length < length)
        {
            ReadAll(_bytes.Reserve((int)Math.Min(PieceSize, length - _bytes.Length)));
        }

        Span<byte> expected = stackalloc byte[SnapshotFormat.ChecksumSize];
        ReadAll(expected);
        SnapshotFormat.Chain(_hash, _checksum, header, _bytes.Span);
        if (!expected.SequenceEqual(_checksum))
        {
            throw Damaged();
        }

        Section = (SnapshotFormat.Section)header[0];
    }

    private void ReadAll(Span<byte> bytes)
    {
        if (_input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Damaged();
        }
    }
}
