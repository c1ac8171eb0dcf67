using RuleGen.Matching;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>A set of characters: code points, and <see cref="RegexTable.StrayByte"/> for bytes that spell none.</summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    private const int Beyond = RegexTable.StrayByte + 1;

    // Where membership changes, ascending: members begin at even indexes and end before odd ones.
    private readonly int[] _bounds;

    private CodePointSet(int[] bounds) => _bounds = bounds;

    /// <summary>No character.</summary>
    public static CodePointSet None { get; } = new([]);

    /// <summary>Every character, stray bytes included.</summary>
    public static CodePointSet All { get; } = new([0, Beyond]);

    /// <summary><c>\d</c>: the ASCII digits.</summary>
    public static CodePointSet Digits { get; } = Range('0', '9');

    /// <summary><c>\s</c>: blank, tab, line feed and carriage return.</summary>
    public static CodePointSet WhiteSpace { get; } = Range('\t', '\n').Union(Of('\r')).Union(Of(' '));

    /// <summary><c>\w</c>: ASCII letters, digits and the underscore.</summary>
    public static CodePointSet Word { get; } = Digits.Union(Range('A', 'Z')).Union(Of('_')).Union(Range('a', 'z'));

    /// <summary>Where membership changes, ascending; the first bound begins a run of members.</summary>
    public IReadOnlyList<int> Bounds => _bounds;

    /// <summary>One character.</summary>
    public static CodePointSet Of(int codePoint) => Range(codePoint, codePoint);

    /// <summary>All characters that fold to the same as this one.</summary>
    public static CodePointSet IgnoringCase(int codePoint) =>
        CaseFolding.Variants(codePoint).Aggregate(None, static (set, variant) => set.Union(Of(variant)));

    /// <summary>The characters from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public static CodePointSet Range(int first, int last) => new([first, last + 1]);

    /// <summary>Whether a character is a member.</summary>
    public bool Contains(int codePoint)
    {
        int index = Array.BinarySearch(_bounds, codePoint);
        return (index >= 0 ? index : ~index - 1) % 2 == 0;
    }

    /// <summary>The characters of either set.</summary>
    public CodePointSet Union(CodePointSet other)
    {
        var bounds = new List<int>(_bounds.Length + other._bounds.Length);
        int depth = 0;
        for (int i = 0, j = 0; i < _bounds.Length || j < other._bounds.Length;)
        {
            int bound = Math.Min(i < _bounds.Length ? _bounds[i] : Beyond, j < other._bounds.Length ? other._bounds[j] : Beyond);
            int before = depth;
            while (i < _bounds.Length && _bounds[i] == bound)
            {
                depth += i++ % 2 == 0 ? 1 : -1;
            }

            while (j < other._bounds.Length && other._bounds[j] == bound)
            {
                depth += j++ % 2 == 0 ? 1 : -1;
            }

            if ((before == 0) != (depth == 0))
            {
                bounds.Add(bound);
            }
        }

        return new CodePointSet([.. bounds]);
    }

    /// <summary>All other characters.</summary>
    public CodePointSet Complement()
    {
        IEnumerable<int> bounds = _bounds is [0, ..] ? _bounds.Skip(1) : new[] { 0 }.Concat(_bounds);
        return new CodePointSet(_bounds is [.., Beyond] ? [.. bounds.Take(bounds.Count() - 1)] : [.. bounds, Beyond]);
    }

    /// <inheritdoc/>
    public bool Equals(CodePointSet? other) => other is not null && _bounds.AsSpan().SequenceEqual(other._bounds);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _bounds.Aggregate(17, static (hash, bound) => unchecked((hash * 31) + bound));
}
