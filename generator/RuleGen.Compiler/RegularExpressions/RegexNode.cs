using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RegularExpressions;

/// <summary>What a regular expression accepts, free of the way it is written.</summary>
internal abstract record RegexNode
{
    /// <summary>The number of repetitions that has no limit.</summary>
    public const int Unlimited = int.MaxValue;

    /// <summary>The empty text.</summary>
    public static RegexNode Empty { get; } = new RegexSequence([]);

    /// <summary>No text at all, the empty one included.</summary>
    public static RegexNode Nothing { get; } = new RegexCharacter(CodePointSet.None);

    /// <summary>Any one character.</summary>
    public static RegexNode AnyCharacter { get; } = new RegexCharacter(CodePointSet.All);

    /// <summary>Any text.</summary>
    public static RegexNode AnyText { get; } = new RegexRepetition(AnyCharacter, 0, Unlimited);

    /// <summary>One after the other; a single item is itself, and with one that accepts nothing all do.</summary>
    public static RegexNode Sequence(IReadOnlyList<RegexNode> items) =>
        items.Count == 1 ? items[0] : items.Contains(Nothing) ? Nothing : new RegexSequence(items.ToEquatableArray());

    /// <summary>Any of them; a single item is itself.</summary>
    public static RegexNode Alternation(IReadOnlyList<RegexNode> items) =>
        items.Count == 1 ? items[0] : new RegexAlternation(items.ToEquatableArray());
}

/// <summary>One character of a set.</summary>
internal sealed record RegexCharacter(CodePointSet Set) : RegexNode;

/// <summary>One after the other.</summary>
internal sealed record RegexSequence(EquatableArray<RegexNode> Items) : RegexNode;

/// <summary>What any of them accepts.</summary>
internal sealed record RegexAlternation(EquatableArray<RegexNode> Items) : RegexNode;

/// <summary>What all of them accept.</summary>
internal sealed record RegexIntersection(EquatableArray<RegexNode> Items) : RegexNode;

/// <summary>Every text that the item does not accept.</summary>
internal sealed record RegexComplement(RegexNode Item) : RegexNode;

/// <summary>The item from <paramref name="Least"/> to <paramref name="Most"/> times.</summary>
internal sealed record RegexRepetition(RegexNode Item, int Least, int Most) : RegexNode;
