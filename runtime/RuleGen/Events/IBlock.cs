namespace RuleGen;

/// <summary>
/// 64 bytes of a document, held in as many registers as an instruction set takes for them. Questions about all bytes at once are answered with
/// one bit a byte, the first byte's the lowest.
/// </summary>
/// <typeparam name="TSelf">The instruction set's block.</typeparam>
internal interface IBlock<TSelf>
    where TSelf : struct, IBlock<TSelf>
{
    /// <summary>Takes the 64 bytes from <paramref name="first"/> on.</summary>
    static abstract TSelf Load(ref readonly byte first);

    /// <summary>64 times the same byte.</summary>
    static abstract TSelf Create(byte value);

    /// <summary>The bytes that are <paramref name="value"/>.</summary>
    ulong Equal(byte value);

    /// <summary>Whether some byte is <paramref name="value"/>; cheaper than <see cref="Equal"/>.</summary>
    bool Contains(byte value);

    /// <summary>The bytes that are <paramref name="max"/> or less.</summary>
    ulong AtMost(byte max);

    /// <summary>The bytes from 0x80 on.</summary>
    ulong NotAscii();

    /// <summary>Byte by byte, the bits that either has.</summary>
    TSelf Or(TSelf other);

    /// <summary>Byte by byte, the lesser of both.</summary>
    TSelf Min(TSelf other);

    /// <summary>The bytes where <paramref name="mask"/> is 0xFF, and those of <paramref name="other"/> where it is 0.</summary>
    TSelf Where(TSelf mask, TSelf other);
}
