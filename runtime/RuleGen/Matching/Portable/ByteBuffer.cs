using System.Buffers.Binary;

namespace RuleGen;

/// <summary>Bytes that are put together and used again and again; allocates only to grow.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = [];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes, until the next change.</summary>
    public Span<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Forgets the bytes.</summary>
    public void Clear() => Length = 0;

    /// <summary>Cuts off what is beyond a length.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Room for further bytes, which the caller fills.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, Math.Max(256, _bytes.Length * 2)));
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    public void Write(byte value) => Reserve(1)[0] = value;

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    /// <summary>A number that is mostly small: seven bits a byte, the lowest first.</summary>
    public void WriteVariable(ulong value)
    {
        while (value >= 0x80)
        {
            Write((byte)(value | 0x80));
            value >>= 7;
        }

        Write((byte)value);
    }

    /// <summary>A string with its length.</summary>
    public void WriteString(ReadOnlySpan<byte> bytes)
    {
        WriteVariable((ulong)bytes.Length);
        Write(bytes);
    }
}
