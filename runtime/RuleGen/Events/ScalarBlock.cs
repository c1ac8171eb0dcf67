using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RuleGen;

/// <summary>A block for processors without vectors: byte by byte, as whoever reads the vectors' code can check it.</summary>
internal struct ScalarBlock : IBlock<ScalarBlock>
{
    private Bytes _bytes;

    public static ScalarBlock Load(ref readonly byte first)
    {
        var block = default(ScalarBlock);
        MemoryMarshal.CreateReadOnlySpan(in first, Bytes.Count).CopyTo(block._bytes);
        return block;
    }

    public static ScalarBlock Create(byte value)
    {
        var block = default(ScalarBlock);
        ((Span<byte>)block._bytes).Fill(value);
        return block;
    }

    public readonly ulong Equal(byte value)
    {
        ulong bits = 0;
        for (int i = 0; i < Bytes.Count; i++)
        {
            bits |= _bytes[i] == value ? 1UL << i : 0;
        }

        return bits;
    }

    public readonly bool Contains(byte value) => ((ReadOnlySpan<byte>)_bytes).Contains(value);

    public readonly ulong AtMost(byte max)
    {
        ulong bits = 0;
        for (int i = 0; i < Bytes.Count; i++)
        {
            bits |= _bytes[i] <= max ? 1UL << i : 0;
        }

        return bits;
    }

    public readonly ulong NotAscii() => ~AtMost(0x7F);

    public readonly ScalarBlock Or(ScalarBlock other)
    {
        for (int i = 0; i < Bytes.Count; i++)
        {
            other._bytes[i] |= _bytes[i];
        }

        return other;
    }

    public readonly ScalarBlock Min(ScalarBlock other)
    {
        for (int i = 0; i < Bytes.Count; i++)
        {
            other._bytes[i] = Math.Min(_bytes[i], other._bytes[i]);
        }

        return other;
    }

    public readonly ScalarBlock Where(ScalarBlock mask, ScalarBlock other)
    {
        for (int i = 0; i < Bytes.Count; i++)
        {
            other._bytes[i] = mask._bytes[i] != 0 ? _bytes[i] : other._bytes[i];
        }

        return other;
    }

    [InlineArray(Count)]
    private struct Bytes
    {
        public const int Count = 64;
        private byte _first;
    }
}
