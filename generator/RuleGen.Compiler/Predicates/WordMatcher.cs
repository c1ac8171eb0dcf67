using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Predicates;

/// <summary>What the words of an analysed text must be like (<see cref="Matching.TextWords"/>). Words are folded.</summary>
public abstract record WordMatcher;

/// <summary>These words, at least one, stand next to each other in this order.</summary>
public sealed record WordPhrase(EquatableArray<string> Words) : WordMatcher
{
    /// <summary>The words with a blank between two; no word has one.</summary>
    public string Text => string.Join(" ", Words);
}

/// <summary>Some word as a whole matches the pattern, which is folded.</summary>
public sealed record WordPattern(Wildcard Pattern) : WordMatcher;

/// <summary>What some of these accept.</summary>
public sealed record AnyOfWords(EquatableArray<WordMatcher> Matchers) : WordMatcher;
