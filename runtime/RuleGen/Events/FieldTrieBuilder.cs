using System.Runtime.InteropServices;
using System.Text;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>Makes the <see cref="FieldTrie"/> of a layout.</summary>
/// <remarks>Every start of a program does it: no query over pairs, whose code is compiled anew each time for want of a compiled one.</remarks>
internal sealed partial class FieldTrieBuilder
{
    // Four buckets a key: nearly every key of a document is foreign, and then finds its bucket empty.
    private const int BucketsPerKey = 4;

    private readonly List<FieldTrie.Node> _nodes = [];
    private readonly List<ushort> _buckets = [];
    private readonly List<FieldTrie.Key> _keys = [default];
    private readonly List<byte> _text = [];
    private readonly List<int[]> _slotLists = [];

    private FieldTrieBuilder()
    {
    }

    /// <summary>The trie of the fields; a field's index is its slot.</summary>
    public static FieldTrie Build(IReadOnlyList<string> fields) => Build(fields, Enumerable.Range(0, fields.Count));

    /// <summary>The trie of some of the fields, told by their slots.</summary>
    public static FieldTrie Build(IReadOnlyList<string> fields, IEnumerable<int> slots) => new FieldTrieBuilder().BuildAll(fields, slots);

    private FieldTrie BuildAll(IReadOnlyList<string> fields, IEnumerable<int> slots)
    {
        var paths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int root = FieldTrie.Root; root <= FieldTrie.EnvelopeRest; root++)
        {
            _nodes.Add(new FieldTrie.Node { Slot = -1, ElementSlot = -1, Unknown = FieldTrie.Missing, HasFields = true });
        }

        foreach (int slot in slots)
        {
            string field = fields[slot];
            if (ElementPath.TryParse(field, out string array))
            {
                int node = AddPath(paths, array);
                CollectionsMarshal.AsSpan(_nodes)[node].ElementSlot = slot;
            }
            else if (PathPattern.TryParse(field, out string? parent))
            {
                AddPattern(field, slot, parent is null ? FieldTrie.Root : AddPath(paths, parent), PathPattern.IsEverythingBelow(field, parent));
            }
            else
            {
                int node = AddPath(paths, field);
                CollectionsMarshal.AsSpan(_nodes)[node].Slot = slot;
            }
        }

        Dictionary<string, int> envelope = new(StringComparer.Ordinal)
        {
            ["_source"] = FieldTrie.SourceKey,
            ["_index"] = FieldTrie.IndexKey,
            ["_id"] = FieldTrie.IdKey,
        };
        var rootKeys = new Dictionary<string, int>(envelope, StringComparer.Ordinal);
        foreach ((string path, int node) in paths)
        {
            rootKeys.TryAdd(path, node);
        }

        envelope.Remove("_source");
        AddKeys(FieldTrie.Root, rootKeys);
        AddKeys(FieldTrie.SourceRoot, paths);
        AddKeys(FieldTrie.EnvelopeRest, envelope);
        foreach ((string path, int node) in paths)
        {
            AddKeys(node, FindBelow(path, paths));
        }

        if (_below.Count > 0)
        {
            Open(paths);
        }

        return new FieldTrie([.. _nodes], [.. _buckets], [.. _keys], [.. _text], [.. _slotLists], _patterns);
    }

    /// <summary>Adds the nodes of a path and gives the last.</summary>
    private int AddPath(Dictionary<string, int> paths, string field)
    {
        for (int end = field.IndexOf('.'); ; end = field.IndexOf('.', end + 1))
        {
            string path = end < 0 ? field : field[..end];
            if (paths.TryAdd(path, _nodes.Count))
            {
                _nodes.Add(new FieldTrie.Node { Slot = -1, ElementSlot = -1, Unknown = FieldTrie.Missing });
            }

            if (end < 0)
            {
                return paths[path];
            }
        }
    }

    private static Dictionary<string, int> FindBelow(string path, Dictionary<string, int> paths)
    {
        string prefix = path + ".";
        var below = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string other, int node) in paths)
        {
            if (other.StartsWith(prefix, StringComparison.Ordinal))
            {
                below.Add(other[prefix.Length..], node);
            }
        }

        return below;
    }

    private void AddKeys(int node, Dictionary<string, int> keys)
    {
        uint size = 1;
        while (size < keys.Count * BucketsPerKey)
        {
            size *= 2;
        }

        int start = _buckets.Count;
        CollectionsMarshal.SetCount(_buckets, start + (int)size);
        Span<ushort> buckets = CollectionsMarshal.AsSpan(_buckets)[start..];
        buckets.Clear();
        foreach ((string text, int child) in keys)
        {
            FieldTrie.Key key = CreateKey(text, child);
            uint bucket = FieldTrie.Hash(key.Head, key.Tail) & (size - 1);
            while (buckets[(int)bucket] != 0)
            {
                bucket = (bucket + 1) & (size - 1);
            }

            buckets[(int)bucket] = checked((ushort)_keys.Count);
            _keys.Add(key);
        }

        ref FieldTrie.Node parent = ref CollectionsMarshal.AsSpan(_nodes)[node];
        parent.HasFields = keys.Count > 0;
        parent.BucketStart = (uint)start;
        parent.BucketMask = size - 1;
    }

    private FieldTrie.Key CreateKey(string text, int node)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] padded = [.. utf8, 0, 0, 0, 0, 0, 0, 0, 0];
        var key = new FieldTrie.Key
        {
            Head = FieldTrie.Head(ref padded[0], utf8.Length),
            Tail = FieldTrie.Tail(ref padded[0], utf8.Length),
            TextStart = _text.Count,
            Length = utf8.Length,
            Node = node,
        };
        _text.AddRange(utf8);
        return key;
    }
}
