using System.Buffers.Binary;

namespace RuleGen;

/// <summary>
/// Byte strings under numbers, in slabs of cells of one size: a million of them are some ten thousand arrays and not a million objects, and
/// a cell is at most a few bytes larger than what is in it. A slab without a string in it serves any size again.
/// </summary>
internal sealed class BlobStore
{
    // A number is the slab's number and the cell's place in it, in units: 2^21 slabs, 16 GiB.
    private const int UnitSize = 8;
    private const int UnitBits = 10;
    private const int UnitsPerSlab = 1 << UnitBits;
    private const int SlabSize = UnitSize * UnitsPerSlab;

    // What needs more has an array of its own; eight cells of this size fill a slab.
    private const int MostUnits = 128;

    // Up to here a cell is a whole number of units; beyond, of eight of them: fewer sizes, each with slabs that are partly empty.
    private const int FineUnits = 64;

    // Empty slabs that are kept for what comes next; further ones go back to the garbage collector.
    private const int SpareSlabs = 64;

    private const int LengthSize = sizeof(int);
    private const int None = -1;

    private readonly int[] _open = new int[MostUnits + 1];
    private readonly Stack<byte[]> _spare = new();
    private readonly Stack<int> _unused = new();
    private Slab[] _slabs = [];

    // Slab 0 is never made, so that no string has the number 0.
    private int _count = 1;

    public BlobStore() => _open.AsSpan().Fill(None);

    /// <summary>What a string takes, in bytes.</summary>
    public static int SizeOf(int length)
    {
        int units = UnitsFor(length);
        return units <= MostUnits ? units * UnitSize : length + LengthSize;
    }

    /// <summary>Keeps a copy of a string.</summary>
    /// <returns>Its number, never 0.</returns>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        int number = Allocate(bytes.Length);
        bytes.CopyTo(Get(number));
        return number;
    }

    /// <summary>Makes room for a string.</summary>
    public int Allocate(int length)
    {
        int units = UnitsFor(length);
        int number = units <= MostUnits ? TakeCell(units) : AddSlab(new byte[length + LengthSize], MostUnits + 1) << UnitBits;
        BinaryPrimitives.WriteInt32LittleEndian(Cell(number), length);
        return number;
    }

    /// <summary>The string with a number; it may be changed in place.</summary>
    public Span<byte> Get(int number)
    {
        Span<byte> cell = Cell(number);
        return cell.Slice(LengthSize, BinaryPrimitives.ReadInt32LittleEndian(cell));
    }

    /// <summary>Forgets a string.</summary>
    public void Remove(int number)
    {
        int index = number >> UnitBits;
        ref Slab slab = ref _slabs[index];
        if (slab.Units > MostUnits)
        {
            Release(index);
            return;
        }

        BinaryPrimitives.WriteInt32LittleEndian(Cell(number), slab.Free);
        slab.Free = number & (UnitsPerSlab - 1);
        bool wasFull = slab.Used == UnitsPerSlab / slab.Units;
        if (--slab.Used == 0)
        {
            if (!wasFull)
            {
                Close(index);
            }

            Release(index);
        }
        else if (wasFull)
        {
            Open(index);
        }
    }

    private static int UnitsFor(int length)
    {
        int units = (int)(((uint)length + LengthSize + UnitSize - 1) / UnitSize);
        return units <= FineUnits ? units : (units + 7) & ~7;
    }

    private Span<byte> Cell(int number) =>
        _slabs[number >> UnitBits].Bytes.AsSpan((number & (UnitsPerSlab - 1)) * UnitSize);

    private int TakeCell(int units)
    {
        int index = _open[units];
        if (index == None)
        {
            index = AddSlab(_spare.TryPop(out byte[]? bytes) ? bytes : GC.AllocateUninitializedArray<byte>(SlabSize), units);
            Open(index);
        }

        ref Slab slab = ref _slabs[index];
        int unit = slab.Free;
        int number;
        if (unit != None)
        {
            number = (index << UnitBits) | unit;
            slab.Free = BinaryPrimitives.ReadInt32LittleEndian(Cell(number));
        }
        else
        {
            number = (index << UnitBits) | slab.Fresh;
            slab.Fresh += units;
        }

        if (++slab.Used == UnitsPerSlab / units)
        {
            Close(index);
        }

        return number;
    }

    private int AddSlab(byte[] bytes, int units)
    {
        if (!_unused.TryPop(out int index))
        {
            index = _count++;
            if (index >= _slabs.Length)
            {
                Array.Resize(ref _slabs, Math.Max(16, index * 2));
            }
        }

        _slabs[index] = new Slab { Bytes = bytes, Units = units, Free = None };
        return index;
    }

    private void Release(int index)
    {
        if (_slabs[index].Units <= MostUnits && _spare.Count < SpareSlabs)
        {
            _spare.Push(_slabs[index].Bytes);
        }

        _slabs[index] = default;
        _unused.Push(index);
    }

    // The slabs of a size that have room are a list.
    private void Open(int index)
    {
        ref Slab slab = ref _slabs[index];
        ref int head = ref _open[slab.Units];
        slab.Next = head;
        slab.Previous = None;
        if (head != None)
        {
            _slabs[head].Previous = index;
        }

        head = index;
    }

    private void Close(int index)
    {
        Slab slab = _slabs[index];
        if (slab.Previous != None)
        {
            _slabs[slab.Previous].Next = slab.Next;
        }
        else
        {
            _open[slab.Units] = slab.Next;
        }

        if (slab.Next != None)
        {
            _slabs[slab.Next].Previous = slab.Previous;
        }
    }

    private struct Slab
    {
        public byte[] Bytes;

        // The size of its cells; greater than MostUnits: one string fills it.
        public int Units;
        public int Used;

        // The first cell that was given back, and the first that was never used.
        public int Free;
        public int Fresh;
        public int Next;
        public int Previous;
    }
}
