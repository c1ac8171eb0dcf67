using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>What stands under a key.</content>
public sealed partial class EventReader
{
    // What keys with escapes are decoded into.
    private byte[] _key = [];

    // Which keys to expect.
    private readonly KeyTrail _trail;

    // The step of the key that was found last.
    private int _step;

    /// <summary>
    /// The end of a key that is not the expected one, and its step in <see cref="_step"/>; -1 after an error.
    /// </summary>
    /// <param name="start">Where the key begins.</param>
    /// <param name="previous">The step of the key before.</param>
    /// <param name="node">The object that has the key.</param>
    /// <param name="depth">How many levels stand around the object.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindKey<TReading>(int start, int previous, int node, int depth)
        where TReading : struct, IReading
    {
        int position = FindMark<TReading>(start);
        ref byte text = ref Unsafe.Add(ref Data, start);
        int length = position - start;
        bool isEscaped = position >= _end || Unsafe.Add(ref Data, position) != (byte)'"';
        if (isEscaped)
        {
            position = SkipEscapes<TReading>(position);
            if (position < 0)
            {
                return position;
            }

            length = DecodeKey(start, position);
            text = ref _key[0];
        }

        int child = _trie.Find(node, ref text, length);
        if (_trie.GetNode(node).IsOpen)
        {
            child = FindInOpen(node, child, ref text, length, depth);
        }

        // The path of a key below which a field may stand under unknown keys has to be noted each time.
        bool isKnown = child == FieldTrie.Missing || (child >= 0 && !_trie.GetNode(child).IsOpen);
        _step = isKnown && !isEscaped && length <= KeyStep.MaxLength
            ? _trail.Remember(previous, node, ref text, length, child)
            : _trail.Pass(child);
        return position;
    }

    private int DecodeKey(int start, int end)
    {
        int length = end - start;
        if (_key.Length < length + sizeof(ulong))
        {
            _key = new byte[(length * 2) + sizeof(ulong)];
        }

        return JsonEscapes.Decode(_data.AsSpan(_start + start, length), _key);
    }
}
