using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class WildcardTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("?*", "", false)]
    [InlineData("*?*", "x", true)]
    [InlineData("a*c", "a\nb\nc", true)]
    [InlineData("a?c", "a\nc", true)]
    [InlineData("a?c", "aéc", true)]
    [InlineData("?", "\U0001F600", true)]
    [InlineData("??", "\U0001F600", false)]
    [InlineData("*??", "€", false)]
    [InlineData(@"C:\*\cmd.exe", @"C:\Windows\cmd.exe", true)]
    [InlineData(@"a\*", @"a*", false)]
    [InlineData(@"a\*", @"a\bc", true)]
    [InlineData("*ab*ab", "abab", true)]
    [InlineData("*ab*ab", "xab", false)]
    [InlineData("ab*ba", "aba", false)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void Matches(string pattern, string value, bool expected)
    {
        Assert.Equal(expected, WildcardPattern.IsMatch(value.Utf8(), pattern.Utf8()));
        Assert.Equal(expected, Wildcards.IsMatch(value.Utf8(), pattern.Utf8()));
    }

    [Fact]
    public void FoldsTheValue()
    {
        Assert.True(WildcardPattern.IsMatchFolded("\u212AUBE-Proxy"u8, "k?be*"u8));
        Assert.True(Wildcards.IsMatchFolded("KUBE-Proxy"u8, "kube*"u8));
        Assert.False(Wildcards.IsMatch("KUBE"u8, "kube*"u8));
    }

    [Fact]
    public void AgreesWithTheRecursiveDefinition() => Gen.Select(Texts.Any, Texts.Pattern, Gen.Bool).Sample((text, pattern, fold) =>
    {
        string usedPattern = fold ? CaseFolding.Fold(pattern) : pattern;
        bool expected = MatchesRecursively(text.CodePoints(fold), usedPattern.CodePoints());
        byte[] value = text.Utf8();
        byte[] utf8 = usedPattern.Utf8();
        Assert.Equal(expected, fold ? WildcardPattern.IsMatchFolded(value, utf8) : WildcardPattern.IsMatch(value, utf8));
        Assert.Equal(expected, fold ? Wildcards.IsMatchFolded(value, utf8) : Wildcards.IsMatch(value, utf8));
    });

    [Fact]
    public void FastAgreesWithPortableOnIllFormedText() => Gen.Select(Texts.IllFormed, Texts.Pattern).Sample((value, pattern) =>
    {
        byte[] folded = CaseFolding.Fold(pattern).Utf8();
        Assert.Equal(WildcardPattern.IsMatch(value, pattern.Utf8()), Wildcards.IsMatch(value, pattern.Utf8()));
        Assert.Equal(WildcardPattern.IsMatchFolded(value, folded), Wildcards.IsMatchFolded(value, folded));
    });

    // matches[v, p]: the rest of the value from v on matches the rest of the pattern from p on.
    private static bool MatchesRecursively(int[] value, int[] pattern)
    {
        bool[,] matches = new bool[value.Length + 1, pattern.Length + 1];
        for (int v = value.Length; v >= 0; v--)
        {
            for (int p = pattern.Length; p >= 0; p--)
            {
                matches[v, p] = p == pattern.Length
                    ? v == value.Length
                    : pattern[p] == '*'
                        ? matches[v, p + 1] || (v < value.Length && matches[v + 1, p])
                        : v < value.Length && (pattern[p] == '?' || pattern[p] == value[v]) && matches[v + 1, p + 1];
            }
        }

        return matches[0, 0];
    }
}
