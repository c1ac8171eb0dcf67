using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RuleGen;

/// <summary>
/// What a document looks like from afar, one bit a byte: where strings may end (<see cref="StringMarks"/>), and where objects and arrays
/// begin and end outside of strings. Made in a sweep over blocks of 64 bytes, of the whole document or as far as somebody wants to look.
/// </summary>
internal sealed class DocumentMasks
{
    private const int BlockSize = 64;

    // A window of marks may be read up to two blocks behind the last.
    private const int SpareBlocks = 2;

    // Whoever wants to look further gets at least so many blocks more: a sweep has to be begun and ended.
    private const int SmallestSweep = 4;

    private ulong[] _marks = new ulong[64];
    private ulong[] _opens = new ulong[64];
    private ulong[] _closes = new ulong[64];
    private int _length;
    private int _swept;
    private ulong _isEscaped;
    private ulong _isInString;

    // Documents of one source are alike. Where the last had control characters (indented ones have), they are marked at once.
    private bool _marksControls;
    private bool _hasControl;

    /// <summary>How many blocks the document has; the last may be a part of one.</summary>
    public int Blocks { get; private set; }

    /// <summary>Up to where windows of marks may be read.</summary>
    public int Reach { get; private set; }

    /// <summary>Whether every byte is ASCII, as far as the sweep went.</summary>
    public bool IsAscii { get; private set; }

    /// <summary>Whether some string has a control character, which JSON wants escaped. Known after <see cref="SweepAll"/>.</summary>
    public bool HasControlInString { get; private set; }

    /// <summary>The marks of <see cref="StringMarks"/>, seen as bytes; none stands behind the document's end.</summary>
    public ref byte Marks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetArrayDataReference(_marks));
    }

    /// <summary>Where <c>{</c> and <c>[</c> stand outside of strings, by blocks.</summary>
    public ref ulong Opens => ref MemoryMarshal.GetArrayDataReference(_opens);

    /// <summary>Where <c>}</c> and <c>]</c> stand outside of strings, by blocks.</summary>
    public ref ulong Closes => ref MemoryMarshal.GetArrayDataReference(_closes);

    private static ReadOnlySpan<byte> TailMask =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Begins with a document of which nothing has been looked at.</summary>
    public void Begin(int length)
    {
        _length = length;
        Blocks = (int)((uint)(length + BlockSize - 1) / BlockSize);
        if (_marks.Length < Blocks + SpareBlocks)
        {
            _marks = new ulong[(Blocks + SpareBlocks) * 2];
            _opens = new ulong[_marks.Length];
            _closes = new ulong[_marks.Length];
        }

        _swept = 0;
        Reach = 0;
        _isEscaped = 0;
        _isInString = 0;
        _hasControl = false;
        IsAscii = true;
        HasControlInString = false;
    }

    /// <summary>Looks at all of the document, behind which <see cref="JsonText.Padding"/> more bytes must be readable.</summary>
    public void SweepAll(ref byte data)
    {
        SweepBlocks(ref data, Blocks);
        if (_hasControl && !_marksControls)
        {
            _marksControls = true;
            Begin(_length);
            SweepBlocks(ref data, Blocks);
        }

        _marksControls = _hasControl;
    }

    /// <summary>Looks further, so that a window at a position may be read. Control characters are not marked.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void SweepBehind(ref byte data, int position)
    {
        _marksControls = false;
        SweepBlocks(ref data, Math.Min(Math.Max(_swept + SmallestSweep, (position / BlockSize) + SpareBlocks), Blocks));
    }

    private void SweepBlocks(ref byte data, int to)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Sweep<Block512>(ref data, to);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Sweep<Block256>(ref data, to);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            Sweep<Block128>(ref data, to);
        }
        else
        {
            Sweep<ScalarBlock>(ref data, to);
        }
    }

    /// <summary>Looks at the blocks up to a number of them, with the vectors of a kind.</summary>
    internal void Sweep<TBlock>(ref byte data, int to)
        where TBlock : struct, IBlock<TBlock>
    {
        ulong isEscaped = _isEscaped;
        ulong isInString = _isInString;
        var seen = TBlock.Create(0);
        var lowest = TBlock.Create(byte.MaxValue);
        int block = _swept;
        for (int whole = Math.Min(to, _length / BlockSize); block < whole; block++)
        {
            var bytes = TBlock.Load(ref Unsafe.Add(ref data, block * BlockSize));
            seen = seen.Or(bytes);
            lowest = lowest.Min(bytes);
            Note(block, bytes, ref isEscaped, ref isInString);
        }

        if (block < to)
        {
            // White space takes the place of what is behind the end.
            var bytes = TBlock.Load(ref Unsafe.Add(ref data, block * BlockSize));
            bytes = bytes.Where(TBlock.Load(in TailMask[((block + 1) * BlockSize) - _length]), TBlock.Create((byte)' '));
            seen = seen.Or(bytes);
            lowest = lowest.Min(bytes);
            Note(block, bytes, ref isEscaped, ref isInString);
        }

        Reach = to * BlockSize;
        if (to == Blocks)
        {
            _marks.AsSpan(to, SpareBlocks).Clear();
            Reach = int.MaxValue;
        }

        _swept = to;
        _isEscaped = isEscaped;
        _isInString = isInString;
        _hasControl |= lowest.AtMost(0x1F) != 0;
        IsAscii &= seen.NotAscii() == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note<TBlock>(int block, TBlock bytes, ref ulong isEscaped, ref ulong isInString)
        where TBlock : struct, IBlock<TBlock>
    {
        ulong quotes = bytes.Equal((byte)'"');
        ulong marks = quotes;
        if (isEscaped != 0 || bytes.Contains((byte)'\\'))
        {
            ulong backslashes = bytes.Equal((byte)'\\');
            marks |= backslashes;
            quotes &= ~FindEscaped(backslashes, ref isEscaped);
        }

        // From each opening quote up to the closing one.
        ulong strings = PrefixXor(quotes) ^ isInString;
        isInString = (ulong)((long)strings >> 63);
        if (_marksControls)
        {
            ulong controls = bytes.AtMost(0x1F);
            marks |= controls;
            HasControlInString |= (controls & strings) != 0;
        }

        // Braces and brackets differ in the bit 0x20 alone.
        TBlock braces = bytes.Or(TBlock.Create(0x20));
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_marks), block) = marks;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_opens), block) = braces.Equal((byte)'{') & ~strings;
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_closes), block) = braces.Equal((byte)'}') & ~strings;
    }

    /// <summary>
    /// The characters behind a backslash that is not itself escaped. In a run of backslashes every second one is escaped; adding the runs that begin at
    /// an odd place to the backslashes carries to their ends, which tells odd runs from even ones. <paramref name="carry"/> says
    /// whether the first byte of the (next) block is escaped.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FindEscaped(ulong backslashes, ref ulong carry)
    {
        const ulong EvenBits = 0x5555_5555_5555_5555;
        backslashes &= ~carry;
        ulong behind = (backslashes << 1) | carry;
        ulong oddStarts = backslashes & ~EvenBits & ~behind;
        ulong sum = oddStarts + backslashes;
        carry = sum < oddStarts ? 1UL : 0;
        return (EvenBits ^ (sum << 1)) & behind;
    }

    /// <summary>Each bit as the parity of itself and all lower ones: a carry-less multiplication by ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
        {
            return Pclmulqdq.CarrylessMultiply(
                Vector128.CreateScalar(bits),
                Vector128<ulong>.AllBitsSet,
                0).ToScalar();
        }

        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
