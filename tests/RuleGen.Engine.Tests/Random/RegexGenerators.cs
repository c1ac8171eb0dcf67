using CsCheck;

namespace RuleGen.Engine.Tests;

/// <summary>Regular expressions of characters that matching treats in special ways, with every operator.</summary>
internal static class RegexGenerators
{
    private static readonly Gen<string> Item = Gen.OneOf(
        "a", "b", "A", "k", "K", "\u212A", "s", "\u00DF", "\u00E9", "\U00010400", "1", "-", " ", ".", ".", ".*", ".+", "@", "#", "()", "[ab]", "[^a]", "[a-k]", "[^\u00E0-\uFFFF]",
        "\\d", "\\W", "\\s", "\\.", "\\\\", "\\*", "\\?", "\"*b\"", "<1-12>", "~a", "~(.*b.*)", "(a|b)", "(K|.b)", "(a&.)");

    private static readonly Gen<string> Repeated = Gen.Select(
        Gen.Frequency((4, Item), (1, Item.Array[1, 3].Select(static items => $"({string.Concat(items)})"))),
        Gen.Frequency((5, Gen.Const("")), (2, Gen.OneOf("?", "*", "+", "{2}", "{0,2}", "{1,3}"))),
        static (item, times) => item + times);

    private static readonly Gen<string> Sequence = Repeated.Array[1, 4].Select(string.Concat);

    /// <summary>A pattern without mistakes.</summary>
    public static Gen<string> Pattern { get; } = Gen.Frequency(
        (6, Sequence),
        (2, Gen.Select(Sequence, Sequence, static (left, right) => $"{left}|{right}")),
        (1, Gen.Select(Sequence, Sequence, static (left, right) => $"{left}&{right}")),
        (1, Sequence.Select(static inner => $".*({inner}).*")),
        (1, Gen.Const("")));
}
