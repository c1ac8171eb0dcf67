using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>Tests of the values' texts.</content>
public readonly ref partial struct EventField
{
    /// <summary>Some value's text is exactly <paramref name="value"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(ReadOnlySpan<byte> value) => Any(new IsText(value));

    /// <summary>Some value's text folds to <paramref name="folded"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsIgnoreCase(ReadOnlySpan<byte> folded) => Any(new IsTextIgnoreCase(folded));

    /// <summary>Some value's text is in a set laid out by <see cref="Utf8Set"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOneOf(ReadOnlySpan<byte> set) => Any(new IsInSet(set));

    /// <summary>Some value's text begins with <paramref name="prefix"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StartsWith(ReadOnlySpan<byte> prefix) => Any(new HasPrefix(prefix));

    /// <summary>Some value's folded text begins with <paramref name="folded"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool StartsWithIgnoreCase(ReadOnlySpan<byte> folded) => Any(new HasPrefixIgnoreCase(folded));

    /// <summary>Some value's text ends with <paramref name="suffix"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndsWith(ReadOnlySpan<byte> suffix) => Any(new HasSuffix(suffix));

    /// <summary>Some value's folded text ends with <paramref name="folded"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool EndsWithIgnoreCase(ReadOnlySpan<byte> folded) => Any(new HasSuffixIgnoreCase(folded));

    /// <summary>Some value's text has <paramref name="part"/> somewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(ReadOnlySpan<byte> part) => Any(new HasPart(part));

    /// <summary>Some value's folded text has <paramref name="folded"/> somewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ContainsIgnoreCase(ReadOnlySpan<byte> folded) => Any(new HasPartIgnoreCase(folded));

    /// <summary>Some value's text matches a wildcard pattern, see <see cref="WildcardPattern"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Matches(ReadOnlySpan<byte> pattern) => Any(new MatchesPattern(pattern));

    /// <summary>Some value's folded text matches a folded wildcard pattern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MatchesIgnoreCase(ReadOnlySpan<byte> foldedPattern) => Any(new MatchesPatternIgnoreCase(foldedPattern));
}
