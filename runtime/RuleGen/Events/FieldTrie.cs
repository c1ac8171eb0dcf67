using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>
/// The fields of a layout as a tree of objects, made for looking up the keys of a document. An object knows the keys
/// of everything below it under every spelling: <c>container</c> knows <c>image</c>, <c>image.name</c> and <c>id</c>. So a
/// key, dotted or not, is one lookup.
/// </summary>
internal sealed class FieldTrie
{
    /// <summary>The root object of a document that may be an envelope.</summary>
    public const int Root = 0;

    /// <summary>The root object of what is inside an envelope.</summary>
    public const int SourceRoot = 1;

    /// <summary>The root object of an envelope after its <c>_source</c>: only its own keys count.</summary>
    public const int EnvelopeRest = 2;

    /// <summary>No field stands under the key.</summary>
    public const int Missing = -1;

    /// <summary>The key <c>_source</c> of a possible envelope.</summary>
    public const int SourceKey = -2;

    /// <summary>The key <c>_index</c> of a possible envelope.</summary>
    public const int IndexKey = -3;

    /// <summary>The key <c>_id</c> of a possible envelope.</summary>
    public const int IdKey = -4;

    /// <summary>A <see cref="Node.Slot"/> from here downwards says that several fields take the node's values, or one by their paths.</summary>
    public const int SeveralSlots = -2;

    private readonly Node[] _nodes;
    private readonly ushort[] _buckets;
    private readonly Key[] _keys;
    private readonly byte[] _text;
    private readonly int[][] _slotLists;
    private readonly Dictionary<int, int> _arrays = [];
    private readonly Dictionary<int, byte[]> _patterns;

    internal FieldTrie(Node[] nodes, ushort[] buckets, Key[] keys, byte[] text, int[][] slotLists, Dictionary<int, byte[]> patterns)
    {
        _nodes = nodes;
        _buckets = buckets;
        _keys = keys;
        _text = text;
        _slotLists = slotLists;
        _patterns = patterns;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].ElementSlot >= 0)
            {
                _arrays.Add(nodes[i].ElementSlot, i);
            }
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int NodeCount => _nodes.Length;

    /// <summary>A node; the index comes from this trie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Node GetNode(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_nodes), index);

    /// <summary>The node of the array whose elements a slot holds.</summary>
    public int ArrayOf(int slot) => _arrays[slot];

    /// <summary>
    /// What stands under a key of an object: a node, one of the envelope's keys, or <see cref="Missing"/>. Eight bytes must
    /// be readable at <paramref name="key"/> whatever the length.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int node, ref byte key, int length)
    {
        ulong head = Head(ref key, length);
        ulong tail = Tail(ref key, length);
        ref readonly Node parent = ref GetNode(node);
        uint bucket = Hash(head, tail) & parent.BucketMask;
        int index = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_buckets), parent.BucketStart + bucket);
        return index == 0 ? Missing : FindAmong(in parent, bucket, head, tail, ref key, length);
    }

    /// <summary>
    /// What stands under a key that <see cref="Find"/> does not know, in an object that is <see cref="Node.IsOpen"/>: the node of all that
    /// is unknown below the longest known part of the path, or <see cref="Missing"/> when no field asks for it.
    /// </summary>
    public int FindUnknown(int node, ref byte key, int length)
    {
        for (int i = length - 1; i >= 0; i--)
        {
            if (Unsafe.Add(ref key, i) == (byte)'.' && Find(node, ref key, i) is var known && known >= 0)
            {
                return GetNode(known).Unknown;
            }
        }

        return GetNode(node).Unknown;
    }

    /// <summary>Whether the path of a value decides about some field.</summary>
    public bool HasPatterns => _patterns.Count > 0;

    /// <summary>Whether a value at a path is one of the field of a slot, where it stands below the right path.</summary>
    public bool Takes(int slot, ReadOnlySpan<byte> path) => !_patterns.TryGetValue(slot, out byte[]? pattern) || PathPattern.IsMatch(path, pattern);

    /// <summary>The slots of a node that has several, or one with a pattern, by its <see cref="Node.Slot"/>.</summary>
    public ReadOnlySpan<int> SlotsOf(int slot) => _slotLists[SeveralSlots - slot];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindAmong(ref readonly Node parent, uint bucket, ulong head, ulong tail, ref byte key, int length)
    {
        for (; ; bucket = (bucket + 1) & parent.BucketMask)
        {
            int index = _buckets[parent.BucketStart + bucket];
            if (index == 0)
            {
                return Missing;
            }

            ref Key candidate = ref _keys[index];
            if (candidate.Head == head
                && candidate.Tail == tail
                && candidate.Length == length
                && (length <= 16
                    || _text.AsSpan(candidate.TextStart, length).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref key, length))))
            {
                return candidate.Node;
            }
        }
    }

    /// <summary>The first eight bytes, filled up with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Head(ref byte key, int length)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(ref key);
        return length >= 8 ? head : head & ~(ulong.MaxValue << (length * 8));
    }

    /// <summary>The last eight bytes of a text longer than that; head and tail together are every byte up to length 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Tail(ref byte key, int length) =>
        length > 8 ? Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref key, length - 8)) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Hash(ulong head, ulong tail) =>
        (uint)(((head ^ ulong.RotateLeft(tail, 29)) * 0x9E3779B97F4A7C15) >> 32);

    /// <summary>An object or a value of the layout.</summary>
    [SuppressMessage("Style", "IDE0032", Justification = "Fields: read by reference.")]
    internal struct Node
    {
        /// <summary>The field whose values stand here; -1: it is only an object; less: those of <see cref="SlotsOf"/> that <see cref="Takes"/> allows.</summary>
        public int Slot;

        /// <summary>The node of all that is unknown below, where some field is what stands below a path; -1: nothing.</summary>
        public int Unknown;

        /// <summary>The field whose values are the objects that stand here; -1: there is none.</summary>
        public int ElementSlot;

        /// <summary>Whether fields stand below.</summary>
        public bool HasFields;

        /// <summary>Whether a field may be found under an unknown key: it stands below this path or below a known one.</summary>
        public bool IsOpen;

        /// <summary>Where the object's part of the hash table begins.</summary>
        public uint BucketStart;

        /// <summary>Its size less one; a power of two less one.</summary>
        public uint BucketMask;
    }

    /// <summary>A key of an object.</summary>
    internal struct Key
    {
        public ulong Head;
        public ulong Tail;
        public int TextStart;
        public int Length;
        public int Node;
    }
}
