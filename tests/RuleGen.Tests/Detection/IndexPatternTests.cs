using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class IndexPatternTests
{
    private const string Alphabet = "ab-";

    // Every dash-free text an unknown part could be, up to the length of the longest pattern: a longer one matches no more.
    private static readonly string[] s_parts = [.. Enumerable.Range(0, 6).SelectMany(Texts)];

    [Fact]
    public void Names_match_as_the_regex_of_the_pattern_does() =>
        Gen.Select(Gen.String[Gen.Char[Alphabet + "*"], 0, 8], Gen.String[Gen.Char[Alphabet], 0, 12])
            .Sample((pattern, name) => IsMatch(pattern, name) == IsRegexMatch(pattern, name), iter: 20_000);

    [Fact]
    public void Names_with_an_unknown_part_match_when_some_part_makes_them_match() =>
        Gen.Select(Gen.String[Gen.Char[Alphabet + "*"], 0, 5], Gen.String[Gen.Char[Alphabet], 0, 3], Gen.String[Gen.Char[Alphabet], 0, 3])
            .Sample((pattern, before, after) =>
                IsMatch(pattern, before + "?" + after) == s_parts.Any(part => IsRegexMatch(pattern, before + part + after)), iter: 2_000);

    private static bool IsMatch(string pattern, string name)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(name);
        bytes.AsSpan().Replace((byte)'?', IndexPattern.Unknown);
        return new IndexPattern(Encoding.ASCII.GetBytes(pattern)).IsMatch(bytes);
    }

    private static bool IsRegexMatch(string pattern, string name) =>
        Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$", RegexOptions.CultureInvariant);

    private static IEnumerable<string> Texts(int length) =>
        length == 0 ? [""] : Texts(length - 1).SelectMany(text => new[] { text + "a", text + "b" });
}
