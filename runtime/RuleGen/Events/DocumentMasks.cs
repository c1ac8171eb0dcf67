using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RuleGen;

/// <summary>
/// What a document looks like from afar, one bit a byte: where strings may end (<see cref="StringMarks"/>), and where objects and arrays
/// begin and end outside of strings. Made in one sweep over blocks of 64 bytes without a branch on what they hold.
/// </summary>
internal sealed class DocumentMasks
{
    private const int BlockSize = 64;

    // A window of marks may be read up to two blocks behind the last.
    private const int SpareBlocks = 2;

    private ulong[] _marks = new ulong[64];
    private ulong[] _opens = new ulong[64];
    private ulong[] _closes = new ulong[64];

    /// <summary>How many blocks the document has; the last may be a part of one.</summary>
    public int Blocks { get; private set; }

    /// <summary>Whether every byte is ASCII.</summary>
    public bool IsAscii { get; private set; }

    /// <summary>Whether some string has a control character, which JSON wants escaped.</summary>
    public bool HasControlInString { get; private set; }

    /// <summary>The marks of <see cref="StringMarks"/>, seen as bytes; none stands behind the document's end.</summary>
    public ref byte Marks
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetArrayDataReference(_marks));
    }

    /// <summary>Where <c>{</c> and <c>[</c> stand outside of strings, by blocks.</summary>
    public ReadOnlySpan<ulong> Opens => _opens.AsSpan(0, Blocks);

    /// <summary>Where <c>}</c> and <c>]</c> stand outside of strings, by blocks.</summary>
    public ReadOnlySpan<ulong> Closes => _closes.AsSpan(0, Blocks);

    /// <summary>Looks at a document, behind which <see cref="JsonText.Padding"/> more bytes must be readable.</summary>
    public void Scan(ref byte data, int length)
    {
        int blocks = (int)((uint)(length + BlockSize - 1) / BlockSize);
        EnsureRoom(blocks + SpareBlocks);
        ref ulong marks = ref MemoryMarshal.GetArrayDataReference(_marks);
        ref ulong opens = ref MemoryMarshal.GetArrayDataReference(_opens);
        ref ulong closes = ref MemoryMarshal.GetArrayDataReference(_closes);
        ulong isEscaped = 0;
        ulong isInString = 0;
        ulong notAscii = 0;
        ulong controlsInStrings = 0;
        for (int block = 0; block < blocks; block++)
        {
            var bytes = BlockClasses.Of(ref Unsafe.Add(ref data, block * BlockSize));
            int rest = length - (block * BlockSize);
            ulong inside = rest >= BlockSize ? ulong.MaxValue : (1UL << rest) - 1;
            ulong quotes = bytes.Quotes & inside;
            ulong backslashes = bytes.Backslashes & inside;
            ulong controls = bytes.Controls & inside;
            Unsafe.Add(ref marks, block) = quotes | backslashes | controls;
            if ((backslashes | isEscaped) != 0)
            {
                quotes &= ~FindEscaped(backslashes, ref isEscaped);
            }

            // From each opening quote up to the closing one.
            ulong strings = PrefixXor(quotes) ^ isInString;
            isInString = (ulong)((long)strings >> 63);
            controlsInStrings |= controls & strings;
            Unsafe.Add(ref opens, block) = bytes.Opens & inside & ~strings;
            Unsafe.Add(ref closes, block) = bytes.Closes & inside & ~strings;
            notAscii |= bytes.NotAscii & inside;
        }

        for (int i = 0; i < SpareBlocks; i++)
        {
            Unsafe.Add(ref marks, blocks + i) = 0;
        }

        Blocks = blocks;
        IsAscii = notAscii == 0;
        HasControlInString = controlsInStrings != 0;
    }

    private void EnsureRoom(int blocks)
    {
        if (_marks.Length < blocks)
        {
            _marks = new ulong[blocks * 2];
            _opens = new ulong[blocks * 2];
            _closes = new ulong[blocks * 2];
        }
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
