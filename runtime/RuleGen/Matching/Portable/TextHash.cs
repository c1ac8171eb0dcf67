using System.Buffers.Binary;

namespace RuleGen.Matching;

/// <summary>
/// Hashes of UTF-8 texts, the same at build and at run time. A fixed amount of work whatever the length: the length and eight bytes each of
/// head, middle and tail.
/// </summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class TextHash
{
    /// <summary>How many bytes a fragment has (<see cref="OfFragment"/>).</summary>
    public const int FragmentLength = 4;

    // Sets the bit in which the cases of an ASCII letter differ. Other characters meet as well ('@' and '`'): equal texts stay equal, and
    // that is all a hash promises.
    internal const ulong CaseBits = 0x2020202020202020;

    /// <summary>A hash of the text as it stands.</summary>
    public static uint Of(ReadOnlySpan<byte> value) => Of(value, 0);

    /// <summary>A hash that ASCII texts have in common when they differ in case only.</summary>
    public static uint OfAnyCase(ReadOnlySpan<byte> value) => Of(value, CaseBits);

    /// <summary>The first <see cref="FragmentLength"/> bytes as a number that differs for no two ASCII texts that differ in case only.</summary>
    public static uint OfFragment(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt32LittleEndian(value) | 0x20202020;

    /// <summary>
    /// A number for a text shorter than a fragment at an end of a value, the same for ASCII texts that differ in case only. No fragment has
    /// it, as bit 29 is not set.
    /// </summary>
    public static uint OfEnd(ReadOnlySpan<byte> text, bool isTail)
    {
        uint key = 0x40000000 | (isTail ? 0x10000000U : 0) | ((uint)text.Length << 24);
        for (int i = 0; i < text.Length; i++)
        {
            key |= (text[i] | 0x20U) << (8 * i);
        }

        return key;
    }

    /// <summary>Spreads keys that are close to each other over all 32 bits, the upper ones best.</summary>
    public static uint Scatter(uint key) => unchecked(key * 0x9E3779B1);

    /// <summary>Where in a hash table a key is looked for first: by the upper bits of <see cref="Scatter"/>, on which all bits of the key have a say.</summary>
    /// <param name="key">The key.</param>
    /// <param name="mask">The length of the table, a power of two, less one.</param>
    internal static uint PlaceOf(uint key, uint mask) => (uint)((Scatter(key) * (mask + 1UL)) >> 32);

    private static uint Of(ReadOnlySpan<byte> value, ulong caseBit)
    {
        ulong hash = (ulong)value.Length * 0x9E3779B97F4A7C15;
        if (value.Length >= 8)
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(value) | caseBit);
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(value.Slice((value.Length - 8) / 2)) | caseBit);
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(value.Slice(value.Length - 8)) | caseBit);
        }
        else if (value.Length >= 4)
        {
            uint head = BinaryPrimitives.ReadUInt32LittleEndian(value);
            uint tail = BinaryPrimitives.ReadUInt32LittleEndian(value.Slice(value.Length - 4));
            hash = Mix(hash, head | ((ulong)tail << 32) | caseBit);
        }
        else if (value.Length > 0)
        {
            hash = Mix(hash, value[0] | ((ulong)value[value.Length / 2] << 8) | ((ulong)value[value.Length - 1] << 16) | caseBit);
        }

        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0x9FB21C651E98DF25;
        return hash ^ (hash >> 32);
    }
}
