using System.Text;

namespace RuleGen;

/// <summary>
/// The fields a ruleset reads, each with its number (slot). Nothing else of an event is decoded. Immutable; events and
/// rules are tied to a layout by reference.
/// </summary>
public sealed class EventLayout
{
    private readonly string[] _fields;
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private FieldTrie? _trie;

    /// <summary>
    /// Numbers <paramref name="fields"/> in the order given, each once: full dotted paths, or patterns of paths. In a pattern each <c>*</c> is
    /// any characters, dots included: <c>labels.*</c> has every value at any depth below <c>labels</c>, <c>*</c> has every value.
    /// </summary>
    /// <exception cref="ArgumentException">A field stands twice.</exception>
    public EventLayout(params ReadOnlySpan<string> fields)
        : this(fields, [])
    {
    }

    /// <summary>As above; where a field of <paramref name="nullValues"/> has an explicit JSON null, that counts as the text given there.</summary>
    /// <exception cref="ArgumentException">A field stands twice, or has no number.</exception>
    public EventLayout(ReadOnlySpan<string> fields, ReadOnlySpan<KeyValuePair<string, string>> nullValues)
    {
        _fields = fields.ToArray();
        Count = _fields.Length;
        foreach (string field in _fields)
        {
            _slots.Add(field, _slots.Count);
        }

        if (nullValues.Length > 0)
        {
            NullValues = new byte[]?[_fields.Length];
            foreach ((string field, string text) in nullValues)
            {
                int slot = SlotOf(field);
                NullValues[slot >= 0 ? slot : throw new ArgumentException($"{field} is none of the fields.", nameof(nullValues))] = Encoding.UTF8.GetBytes(text);
            }
        }
    }

    /// <summary>How many fields there are.</summary>
    public int Count { get; }

    /// <summary>The fields' names by slot.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>What an explicit null counts as, by slot; null where it is no value, and when it is none in any field.</summary>
    internal byte[]?[]? NullValues { get; }

    /// <summary>The fields arranged for reading documents; made when first needed.</summary>
    internal FieldTrie Trie => _trie ??= FieldTrieBuilder.Build(_fields);

    /// <summary>The slot of a field, or -1 when the ruleset does not read it.</summary>
    public int SlotOf(string field) => _slots.TryGetValue(field, out int slot) ? slot : -1;

    /// <summary>A reader of documents for events of this layout.</summary>
    public EventReader CreateReader(EventValidation validation = EventValidation.Checked) => new(this, validation);
}
