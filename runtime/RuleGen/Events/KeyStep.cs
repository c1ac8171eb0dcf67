using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>A key that an object of the trie had, what stands under it, and the key that followed it the last time. See <see cref="KeyTrail"/>.</summary>
internal struct KeyStep
{
    /// <summary>How long a key may be to be remembered: three words with the quote behind it.</summary>
    public const int MaxLength = (3 * sizeof(ulong)) - 1;

    // The eight bytes from the key's beginning on, those behind them, and the last ones with the quote behind the key. They overlap, and
    // where the key is shorter they are the same.
    private ulong _head;
    private ulong _middle;
    private ulong _tail;

    /// <summary>The bit that the masks of <see cref="Event"/> have for the field; 0: there is none.</summary>
    public ulong SlotMask;

    /// <summary>Where a string under the key goes; where no field takes it, one behind the last slot.</summary>
    public int Slot;

    /// <summary>The node that stands under the key, one of the envelope's keys, or <see cref="FieldTrie.Missing"/>.</summary>
    public int Node;

    /// <summary>The step that came next the last time.</summary>
    public int Next;

    // The object of the trie that has the key.
    private int _parent;
    private byte _middleStart;
    private byte _tailStart;

    // How many bits of the first eight bytes come after the quote.
    private byte _shift;

    /// <summary>The key's length in bytes.</summary>
    public byte Length;

    /// <summary>What a string under the key is to the field that takes it; None where there is no field.</summary>
    public EventValueKind Kind;

    /// <summary>Whether there is a field, and its slot is none of those that have such a bit.</summary>
    public bool IsBeyondMasks;

    /// <summary>Whether a string under the key is a value of one field or of none, and only that.</summary>
    public bool IsPlain;

    /// <summary>Whether it is the step of no key.</summary>
    public readonly bool IsFree => _parent < 0;

    /// <summary>Makes it a step of no key.</summary>
    public void Clear()
    {
        this = default;
        _parent = -1;
        Node = FieldTrie.Missing;
    }

    /// <summary>Makes it the step of a key, which is no longer than <see cref="MaxLength"/> and has no escape.</summary>
    /// <param name="parent">The object that has the key.</param>
    /// <param name="text">The key, with the quote behind it.</param>
    /// <param name="length">The key's length.</param>
    public void SetKey(int parent, ref byte text, int length)
    {
        int tailStart = Math.Max(0, length + 1 - sizeof(ulong));
        _parent = parent;
        _tailStart = (byte)tailStart;
        _middleStart = (byte)Math.Min(sizeof(ulong), tailStart);
        _shift = (byte)(Math.Max(0, sizeof(ulong) - 1 - length) * 8);
        _head = Unsafe.ReadUnaligned<ulong>(ref text);
        _middle = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, _middleStart));
        _tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, _tailStart));
        Length = (byte)length;
    }

    /// <summary>
    /// Whether a text of an object is the key with the quote behind it: a key that has a step has no escape and no control character, so nothing else
    /// has to be looked for. Up to 24 bytes are read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool IsAt(ref byte text, int parent)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(ref text) ^ _head;
        ulong middle = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, _middleStart)) ^ _middle;
        ulong tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, _tailStart)) ^ _tail;
        return (((head | middle | tail) << _shift) | (uint)(_parent ^ parent)) == 0;
    }
}
