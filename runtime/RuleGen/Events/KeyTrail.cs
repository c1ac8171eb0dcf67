using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RuleGen;

/// <summary>
/// The keys that objects of the trie had, and which followed which. The events of a source have the same keys in the same order, so the key that came
/// next the last time mostly is the next again; one comparison tells, and the trie need not be asked. What is remembered decides how
/// long a document takes, never what is found in it.
/// </summary>
internal sealed class KeyTrail
{
    /// <summary>The step of a key that is not remembered.</summary>
    public const int Passing = 0;

    // A table of hashes. Keys that find their places taken take one of another's: documents may have keys without end.
    private const int Places = 1 << 10;
    private const int PlacesToTry = 4;

    private readonly FieldTrie _trie;
    private readonly int _unusedSlot;
    private readonly KeyStep[] _steps;

    // Behind the passing step, one for each node, which stands before the first key of an object.
    private readonly int _firstPlace;

    /// <summary>Remembers nothing.</summary>
    /// <param name="trie">Says what stands under keys.</param>
    /// <param name="unusedSlot">Where strings go that no field takes.</param>
    public KeyTrail(FieldTrie trie, int unusedSlot)
    {
        _trie = trie;
        _unusedSlot = unusedSlot;
        _firstPlace = BeginOf(trie.NodeCount);
        _steps = new KeyStep[_firstPlace + Places + PlacesToTry];
        foreach (ref KeyStep step in _steps.AsSpan())
        {
            step.Clear();
        }
    }

    /// <summary>The steps, by their numbers.</summary>
    public ref KeyStep Steps
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref MemoryMarshal.GetArrayDataReference(_steps);
    }

    /// <summary>The step before the first key of an object.</summary>
    public static int BeginOf(int node) => node + 1;

    /// <summary>The step of a key that can be remembered, as the one that follows another.</summary>
    /// <param name="previous">The step before.</param>
    /// <param name="parent">The object that has the key.</param>
    /// <param name="text">The key as it stands in the document, with the quote behind it.</param>
    /// <param name="length">Its length.</param>
    /// <param name="child">What stands under it.</param>
    public int Remember(int previous, int parent, ref byte text, int length, int child)
    {
        uint hash = FieldTrie.Hash(FieldTrie.Head(ref text, length), FieldTrie.Tail(ref text, length)) + ((uint)parent * 0x9E3779B9);
        int place = _firstPlace + (int)(hash % Places);
        int last = place + PlacesToTry;
        int free = place + (int)(hash / Places % PlacesToTry);
        for (; place < last; place++)
        {
            ref KeyStep step = ref _steps[place];
            if (step.IsAt(ref text, parent))
            {
                return _steps[previous].Next = place;
            }

            if (step.IsFree)
            {
                free = place;
                break;
            }
        }

        _steps[free].SetKey(parent, ref text, length);
        Connect(ref _steps[free], child);
        return _steps[previous].Next = free;
    }

    /// <summary>The step of a key that cannot be remembered.</summary>
    /// <param name="child">What stands under it.</param>
    public int Pass(int child)
    {
        Connect(ref _steps[Passing], child);
        return Passing;
    }

    private void Connect(ref KeyStep step, int child)
    {
        int slot = child >= 0 ? _trie.GetNode(child).Slot : -1;
        step.Node = child;
        step.Next = Passing;
        step.IsPlain = child >= FieldTrie.Missing && slot >= -1;
        step.Slot = slot >= 0 ? slot : _unusedSlot;
        step.SlotMask = slot >= 0 ? Event.MaskOf(slot) : 0;
        step.IsBeyondMasks = slot >= 0 && !Event.IsMasked(slot);
        step.Kind = slot >= 0 ? EventValueKind.String : EventValueKind.None;
    }
}
