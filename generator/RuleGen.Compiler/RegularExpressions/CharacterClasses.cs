using RuleGen.Matching;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>
/// The classes of characters that none of some sets tells apart: an automaton has one transition a class, not one a code point.
/// </summary>
internal sealed class CharacterClasses
{
    private readonly Dictionary<CodePointSet, bool[]> _members = [];

    /// <summary>Finds the classes.</summary>
    public CharacterClasses(IReadOnlyList<CodePointSet> sets)
    {
        var bounds = new SortedSet<int>(sets.SelectMany(static set => set.Bounds)) { 0 };
        bounds.Remove(RegexTable.StrayByte + 1);
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        var ranges = new List<(int First, int Class)>();
        foreach (int bound in bounds)
        {
            string membership = new([.. sets.Select(set => set.Contains(bound) ? '1' : '0')]);
            if (!classes.TryGetValue(membership, out int number))
            {
                classes.Add(membership, number = classes.Count);
            }

            ranges.Add((bound, number));
        }

        Ranges = ranges;
        Count = classes.Count;
        for (int i = 0; i < sets.Count; i++)
        {
            _members[sets[i]] = [.. classes.OrderBy(static pair => pair.Value).Select(pair => pair.Key[i] == '1')];
        }
    }

    /// <summary>The number of classes.</summary>
    public int Count { get; }

    /// <summary>The first character of each range and its class, ascending from 0. Classes are numbered by their first range.</summary>
    public IReadOnlyList<(int First, int Class)> Ranges { get; }

    /// <summary>For each class, whether it belongs to a set, which must be one of those given.</summary>
    public bool[] MembersOf(CodePointSet set) => _members[set];
}
