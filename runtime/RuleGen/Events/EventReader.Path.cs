using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using RuleGen.Matching;

namespace RuleGen;

/// <content>The path of what is being read. It is noted only for a trie that has patterns, and where a value may be one of theirs.</content>
public sealed partial class EventReader
{
    // The path of the innermost key and a dot. Objects put it back to their own when they end.
    private byte[] _path = [];
    private int _pathEnd;

    // By depth: where the paths of the objects around end, of those in which fields may stand under unknown keys.
    private readonly int[] _pathEnds = new int[MaxDepth];

    /// <summary>What stands under a key of an object in which fields may stand under unknown keys.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindInOpen(int node, int child, ref byte key, int length, int depth)
    {
        if (_trie.HasPatterns)
        {
            int parentEnd = _pathEnds[depth];
            GrowPath(parentEnd + length + 1);
            MemoryMarshal.CreateReadOnlySpan(ref key, length).CopyTo(_path.AsSpan(parentEnd));
            EndPath(parentEnd + length);
        }

        return child == FieldTrie.Missing ? _trie.FindUnknown(node, ref key, length) : child;
    }

    /// <summary>Begins with the path of the array whose elements a slot holds.</summary>
    private void BeginPath(int slot)
    {
        if (_trie.HasPatterns)
        {
            ReadOnlySpan<char> path = ElementPath.PathOf(Layout.Fields[slot]);
            GrowPath(Encoding.UTF8.GetMaxByteCount(path.Length) + 1);
            EndPath(Encoding.UTF8.GetBytes(path, _path));
        }
    }

    private void EndPath(int end)
    {
        _path[end] = (byte)'.';
        _pathEnd = end + 1;
    }

    private void GrowPath(int length)
    {
        if (_path.Length < length)
        {
            Array.Resize(ref _path, length * 2);
        }
    }

    /// <summary>Whether the value that is being read is one of the field of a slot.</summary>
    private bool Takes(int slot) => !_trie.HasPatterns || _trie.Takes(slot, _path.AsSpan(0, _pathEnd - 1));
}
