using System.Buffers.Binary;
using System.Text;

namespace RuleGen.Matching;

/// <summary>
/// A set of texts as one block of bytes, laid out at build, so that an assembly can hold it as static data: nothing is
/// constructed at start-up.
/// </summary>
/// <remarks>
/// The block, in little-endian 32-bit words: the slot mask, the least and the greatest length of a text, then the slots
/// of an open-addressing hash table (hash, offset of the text, its length; offset 0 marks a free slot), then the texts.
/// At most half of the slots are taken. The layout depends on the set only, not on the order it is given in.
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class Utf8Set
{
    private const int HeaderSize = 12;
    private const int SlotSize = 12;

    /// <summary>Lays out a set of texts.</summary>
    public static byte[] Build(IEnumerable<string> texts) => Build(texts.Select(Encoding.UTF8.GetBytes));

    /// <summary>Lays out a set of UTF-8 texts. A text given twice counts once.</summary>
    public static byte[] Build(IEnumerable<byte[]> texts)
    {
        List<byte[]> items = SortDistinct(texts);
        int slotCount = 2;
        while (slotCount < items.Count * 2)
        {
            slotCount *= 2;
        }

        byte[] table = new byte[HeaderSize + (slotCount * SlotSize) + items.Sum(item => item.Length)];
        Write(table, 0, slotCount - 1);
        Write(table, 4, items.Count == 0 ? 1 : items.Min(item => item.Length));
        Write(table, 8, items.Count == 0 ? 0 : items.Max(item => item.Length));
        int offset = HeaderSize + (slotCount * SlotSize);
        foreach (byte[] item in items)
        {
            uint hash = TextHash.Of(item);
            int slot = (int)hash & (slotCount - 1);
            while (Read(table, HeaderSize + (slot * SlotSize) + 4) != 0)
            {
                slot = (slot + 1) & (slotCount - 1);
            }

            Write(table, HeaderSize + (slot * SlotSize), (int)hash);
            Write(table, HeaderSize + (slot * SlotSize) + 4, offset);
            Write(table, HeaderSize + (slot * SlotSize) + 8, item.Length);
            item.CopyTo(table, offset);
            offset += item.Length;
        }

        return table;
    }

    /// <summary>Whether a set that <see cref="Build(IEnumerable{byte[]})"/> laid out has the value.</summary>
    public static bool Contains(ReadOnlySpan<byte> table, ReadOnlySpan<byte> value)
    {
        if (value.Length < Read(table, 4) || value.Length > Read(table, 8))
        {
            return false;
        }

        int mask = Read(table, 0);
        int hash = (int)TextHash.Of(value);
        for (int slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            ReadOnlySpan<byte> entry = table.Slice(HeaderSize + (slot * SlotSize), SlotSize);
            int offset = Read(entry, 4);
            if (offset == 0)
            {
                return false;
            }

            if (Read(entry, 0) == hash
                && Read(entry, 8) == value.Length
                && table.Slice(offset, value.Length).SequenceEqual(value))
            {
                return true;
            }
        }
    }

    private static List<byte[]> SortDistinct(IEnumerable<byte[]> texts)
    {
        List<byte[]> items = [.. texts];
        items.Sort(static (left, right) => left.AsSpan().SequenceCompareTo(right));
        for (int i = items.Count - 1; i > 0; i--)
        {
            if (items[i].AsSpan().SequenceEqual(items[i - 1]))
            {
                items.RemoveAt(i);
            }
        }

        return items;
    }

    private static int Read(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadInt32LittleEndian(table.Slice(offset));

    private static void Write(byte[] table, int offset, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(offset), value);
}
