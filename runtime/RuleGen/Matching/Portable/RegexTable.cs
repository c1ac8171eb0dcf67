using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RuleGen.Matching;

/// <summary>
/// A regular expression as a table of a deterministic automaton, laid out at build, so that an assembly can hold it as
/// static data: matching takes one step a character, whatever the expression, and allocates nothing.
/// </summary>
/// <remarks>
/// <para>The automaton reads code points, put into classes that the expression does not tell apart. A byte that is no part of
/// a well-formed UTF-8 sequence is one character of its own kind: <c>.</c> and complements take it, nothing else does.</para>
/// <para>The table, little-endian: four 32-bit words (number of classes, number of ranges, initial state, first
/// accepting state); a byte for each ASCII character, its class; the ranges of the other code points: where each
/// begins (32 bits), then their classes (16 bits); then for each state the next state for each class (16 bits). State 0
/// rejects and state 1 accepts whatever follows, so both end the walk; accepting states have the greatest numbers.</para>
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class RegexTable
{
    /// <summary>What stands for a stray byte among the code points: one more than the last of them.</summary>
    internal const int StrayByte = 0x110000;

    /// <summary>The state that no text leads out of, and that does not accept.</summary>
    internal const int RejectsAll = 0;

    /// <summary>The state that no text leads out of, and that accepts.</summary>
    internal const int AcceptsAll = 1;

    private const int HeaderSize = 16;
    private const int AsciiSize = 0x80;

    /// <summary>Lays out an automaton.</summary>
    /// <param name="ranges">
    /// The first code point of each range and its class, ascending from 0; up to <see cref="StrayByte"/>.
    /// Classes are numbered by their first range.
    /// </param>
    /// <param name="rows">For each state, the next state for each class; states are numbered as the table wants them.</param>
    /// <param name="initial">The initial state.</param>
    /// <param name="firstAccepting">The first accepting state besides <see cref="AcceptsAll"/>.</param>
    internal static byte[] Build(IReadOnlyList<(int First, int Class)> ranges, IReadOnlyList<int[]> rows, int initial, int firstAccepting)
    {
        int classes = rows[0].Length;
        var wide = new List<(int First, int Class)> { (AsciiSize, ranges.Last(static range => range.First <= AsciiSize).Class) };
        wide.AddRange(ranges.Where(static range => range.First > AsciiSize));
        byte[] table = new byte[RowsAt(wide.Count) + (rows.Count * classes * sizeof(ushort))];
        int[] header = [classes, wide.Count, initial, firstAccepting];
        for (int i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(i * sizeof(int)), header[i]);
        }

        foreach ((int first, int number) in ranges.Where(static range => range.First < AsciiSize))
        {
            table.AsSpan(HeaderSize + first, AsciiSize - first).Fill((byte)number);
        }

        for (int i = 0; i < wide.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(HeaderSize + AsciiSize + (i * sizeof(int))), wide[i].First);
            BinaryPrimitives.WriteUInt16LittleEndian(table.AsSpan(ClassesAt(wide.Count) + (i * sizeof(ushort))), (ushort)wide[i].Class);
        }

        int offset = RowsAt(wide.Count);
        foreach (int next in rows.SelectMany(static row => row))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(table.AsSpan(offset), (ushort)next);
            offset += sizeof(ushort);
        }

        return table;
    }

    /// <summary>Whether the whole value matches the expression that <see cref="Build"/> laid out.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> table, ReadOnlySpan<byte> value)
    {
        int classes = Word(table, 0);
        int rangeCount = Word(table, 1);
        int state = Word(table, 2);
        ReadOnlySpan<byte> ascii = table.Slice(HeaderSize, AsciiSize);
        ReadOnlySpan<ushort> rows = MemoryMarshal.Cast<byte, ushort>(table.Slice(RowsAt(rangeCount)));
        int i = 0;
        while (i < value.Length && state > AcceptsAll)
        {
            int number;
            byte b = value[i];
            if (b < AsciiSize)
            {
                number = ascii[b];
                i++;
            }
            else
            {
                int codePoint = CodePoints.First(value.Slice(i), out int length);
                number = ClassOf(table, rangeCount, codePoint < 0 ? StrayByte : codePoint);
                i += length;
            }

            ushort next = rows[(state * classes) + number];
            state = BitConverter.IsLittleEndian ? next : BinaryPrimitives.ReverseEndianness(next);
        }

        return state == AcceptsAll || state >= Word(table, 3);
    }

    private static int ClassOf(ReadOnlySpan<byte> table, int rangeCount, int codePoint)
    {
        int low = 0;
        int high = rangeCount - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (BinaryPrimitives.ReadInt32LittleEndian(table.Slice(HeaderSize + AsciiSize + (middle * sizeof(int)))) <= codePoint)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return BinaryPrimitives.ReadUInt16LittleEndian(table.Slice(ClassesAt(rangeCount) + (low * sizeof(ushort))));
    }

    private static int ClassesAt(int rangeCount) => HeaderSize + AsciiSize + (rangeCount * sizeof(int));

    private static int RowsAt(int rangeCount) => ClassesAt(rangeCount) + (rangeCount * sizeof(ushort));

    private static int Word(ReadOnlySpan<byte> table, int index) => BinaryPrimitives.ReadInt32LittleEndian(table.Slice(index * sizeof(int)));
}
