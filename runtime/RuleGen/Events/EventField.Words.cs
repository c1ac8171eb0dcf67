using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>Tests of the words of analysed text, see <see cref="TextWords"/>.</content>
public readonly ref partial struct EventField
{
    /// <summary>Some value has these words next to each other: folded, a blank between two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasPhrase(ReadOnlySpan<byte> phrase) => Any(new HasWords(phrase));

    /// <summary>Some value has a word that matches a folded wildcard pattern.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasWordLike(ReadOnlySpan<byte> foldedPattern, byte any = WildcardPattern.Any, byte one = WildcardPattern.One) =>
        Any(new HasWordLikePattern(foldedPattern, any, one));
}
