using System.Collections.Frozen;

namespace RuleGen;

/// <summary>
/// The fields a ruleset reads, each with its number (slot). Nothing else of an event is decoded. Immutable; events and
/// rules are tied to a layout by reference.
/// </summary>
public sealed class EventLayout
{
    private readonly string[] _fields;
    private readonly FrozenDictionary<string, int> _slots;
    private FieldTrie? _trie;

    /// <summary>Numbers <paramref name="fields"/> (full dotted paths, each once) in the order given.</summary>
    /// <exception cref="ArgumentException">A field stands twice.</exception>
    public EventLayout(params ReadOnlySpan<string> fields)
    {
        _fields = fields.ToArray();
        Count = _fields.Length;
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string field in _fields)
        {
            slots.Add(field, slots.Count);
        }

        _slots = slots.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>How many fields there are.</summary>
    public int Count { get; }

    /// <summary>The fields' names by slot.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>The fields arranged for reading documents; made when first needed.</summary>
    internal FieldTrie Trie => _trie ??= FieldTrieBuilder.Build(_fields);

    /// <summary>The slot of a field, or -1 when the ruleset does not read it.</summary>
    public int SlotOf(string field) => _slots.TryGetValue(field, out int slot) ? slot : -1;

    /// <summary>A reader of documents for events of this layout.</summary>
    public EventReader CreateReader(EventValidation validation = EventValidation.Checked) => new(this, validation);
}
