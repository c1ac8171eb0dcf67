using System.Runtime.InteropServices;

namespace RuleGen;

/// <content>Fields that are every value below a path (<see cref="EventLayout.AnyBelow"/>).</content>
internal sealed partial class FieldTrieBuilder
{
    // By the path's node.
    private readonly Dictionary<int, int> _anyBelow = [];

    /// <summary>Gives values to the fields that are everything below a path.</summary>
    private void Open(Dictionary<string, int> paths)
    {
        string[] open = [.. paths.Where(path => _anyBelow.ContainsKey(path.Value)).Select(static path => path.Key)];
        for (int root = FieldTrie.Root; root <= FieldTrie.SourceRoot; root++)
        {
            CollectionsMarshal.AsSpan(_nodes)[root].IsOpen = true;
        }

        // From the root down, so that a node finds what its parent passes on.
        var passedOn = new Dictionary<int, int[]>();
        foreach ((string path, int node) in paths.OrderBy(static path => path.Key.Length))
        {
            int dot = path.LastIndexOf('.');
            int[] above = dot >= 0 ? passedOn[paths[path[..dot]]] : [];
            int[] below = _anyBelow.TryGetValue(node, out int slot) ? [.. above, slot] : above;
            passedOn.Add(node, below);
            int unknown = below.Length > 0 ? AddUnknown(below) : FieldTrie.Missing;
            string prefix = path + ".";
            bool isOpen = below.Length > 0 || open.Any(other => other.StartsWith(prefix, StringComparison.Ordinal));

            ref FieldTrie.Node known = ref CollectionsMarshal.AsSpan(_nodes)[node];
            known.Slot = SlotOf(known.Slot >= 0 ? [known.Slot, .. above] : above);
            known.Unknown = unknown;
            known.HasFields |= isOpen;
            known.IsOpen = isOpen;
        }
    }

    /// <summary>A node without keys, under which every key leads back to it.</summary>
    private int AddUnknown(int[] slots)
    {
        int node = _nodes.Count;
        _nodes.Add(new FieldTrie.Node { Slot = SlotOf(slots), ElementSlot = -1, Unknown = node, IsOpen = true });
        AddKeys(node, []);
        CollectionsMarshal.AsSpan(_nodes)[node].HasFields = true;
        return node;
    }

    private int SlotOf(int[] slots)
    {
        if (slots.Length < 2)
        {
            return slots is [var single] ? single : -1;
        }

        _slotLists.Add(slots);
        return FieldTrie.SeveralSlots - (_slotLists.Count - 1);
    }
}
