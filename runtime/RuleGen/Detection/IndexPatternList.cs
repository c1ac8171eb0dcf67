using System.Text;

namespace RuleGen;

/// <summary>
/// A rule's index patterns in Elasticsearch's multi-target syntax: names with <c>*</c>, comma lists, cluster prefixes, and
/// exclusions (<c>-logs-x*</c>), which take away from what stands before them. A list of exclusions only excludes from all.
/// </summary>
internal sealed class IndexPatternList
{
    private readonly List<(IndexPattern Pattern, bool IsExclusion)> _items = [];

    public IndexPatternList(IEnumerable<string> patterns)
    {
        foreach (string item in patterns.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            Add(item);
        }
    }

    /// <summary>Whether the list covers an index, by its own name or by that of its data stream.</summary>
    public bool Covers(ReadOnlySpan<byte> name, ReadOnlySpan<byte> dataStream)
    {
        bool isCovered = _items.Count == 0 || _items[0].IsExclusion;
        foreach ((IndexPattern pattern, bool isExclusion) in _items)
        {
            if (isCovered == isExclusion && (pattern.IsMatch(dataStream) || (name != dataStream && pattern.IsMatch(name))))
            {
                isCovered = !isExclusion;
            }
        }

        return isCovered;
    }

    private void Add(string item)
    {
        int prefix = item.IndexOf(':');
        string name = item[(prefix + 1)..];
        if (prefix >= 0 && item[0] == '-')
        {
            // -remote:* takes away a whole cluster. Documents of any cluster may be before us: nothing to take away.
            return;
        }

        bool isExclusion = name.StartsWith('-');
        name = isExclusion ? name[1..] : name;
        _items.Add((new IndexPattern(Encoding.UTF8.GetBytes(name == "_all" ? "*" : name)), isExclusion));
    }
}
