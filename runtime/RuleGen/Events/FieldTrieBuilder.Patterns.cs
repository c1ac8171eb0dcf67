using System.Runtime.InteropServices;
using System.Text;

namespace RuleGen;

/// <content>Fields that are every value below a path, or those of them whose path is like a pattern (<see cref="Matching.PathPattern"/>).</content>
internal sealed partial class FieldTrieBuilder
{
    // By the path's node; the document's is the root.
    private readonly Dictionary<int, List<int>> _below = [];

    // By slot: what a value's path has to be like besides; null where nothing is asked.
    private readonly Dictionary<int, byte[]> _patterns = [];

    private void AddPattern(string pattern, int slot, int parent, bool isEverythingBelow)
    {
        if (!_below.TryGetValue(parent, out List<int>? slots))
        {
            _below.Add(parent, slots = []);
        }

        slots.Add(slot);
        if (!isEverythingBelow)
        {
            _patterns.Add(slot, Encoding.UTF8.GetBytes(pattern));
        }
    }

    /// <summary>Gives values to the fields that stand below a path.</summary>
    private void Open(Dictionary<string, int> paths)
    {
        string[] open = [.. paths.Where(path => _below.ContainsKey(path.Value)).Select(static path => path.Key)];

        // From the root down, so that a node finds what its parent passes on.
        var passedOn = new Dictionary<int, Below> { [FieldTrie.Root] = PassOn(FieldTrie.Root, new Below([], FieldTrie.Missing)) };
        for (int root = FieldTrie.Root; root <= FieldTrie.SourceRoot; root++)
        {
            ref FieldTrie.Node document = ref CollectionsMarshal.AsSpan(_nodes)[root];
            document.IsOpen = true;
            document.Unknown = passedOn[FieldTrie.Root].Unknown;
        }

        foreach ((string path, int node) in paths.OrderBy(static path => path.Key.Length))
        {
            int dot = path.LastIndexOf('.');
            Below above = passedOn[dot >= 0 ? paths[path[..dot]] : FieldTrie.Root];
            Below below = PassOn(node, above);
            passedOn.Add(node, below);
            string prefix = path + ".";
            bool isOpen = below.Slots.Length > 0 || open.Any(other => other.StartsWith(prefix, StringComparison.Ordinal));

            ref FieldTrie.Node known = ref CollectionsMarshal.AsSpan(_nodes)[node];
            known.Slot = SlotOf(known.Slot >= 0 ? [known.Slot, .. above.Slots] : above.Slots);
            known.Unknown = below.Unknown;
            known.HasFields |= isOpen;
            known.IsOpen = isOpen;
        }
    }

    private Below PassOn(int node, Below above)
    {
        if (!_below.TryGetValue(node, out List<int>? own))
        {
            return above;
        }

        int[] slots = [.. above.Slots, .. own];
        return new Below(slots, AddUnknown(slots));
    }

    /// <summary>A node without keys, under which every key leads back to it.</summary>
    private int AddUnknown(int[] slots)
    {
        int node = _nodes.Count;
        _nodes.Add(new FieldTrie.Node { Slot = SlotOf(slots), ElementSlot = -1, Unknown = node, IsOpen = true });
        AddKeys(node, new Dictionary<string, int>());
        CollectionsMarshal.AsSpan(_nodes)[node].HasFields = true;
        return node;
    }

    // A field that has a pattern is always in a list: whoever goes through lists asks for the path.
    private int SlotOf(int[] slots)
    {
        if (slots.Length == 0 || (slots.Length == 1 && !_patterns.ContainsKey(slots[0])))
        {
            return slots is [var single] ? single : -1;
        }

        _slotLists.Add(slots);
        return FieldTrie.SeveralSlots - (_slotLists.Count - 1);
    }

    /// <summary>What a node passes on to the nodes below: the fields, and the node of all that is unknown there.</summary>
    private readonly record struct Below(int[] Slots, int Unknown);
}
