using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Compiler.Tests.RegularExpressions;

/// <summary>Random patterns over random texts of few characters: the tables against the definition and against .NET.</summary>
public sealed class RegexRandomTests
{
    private const int TextsPerPattern = 30;

    private static readonly int Patterns = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 50_000 : 1_000;

    private static readonly Gen<string> CommonText = Gen.OneOf("a", "b", "c", "k", "1", "-", "\n").Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> AnyText =
        Gen.OneOf("a", "A", "b", "k", "K", "\u212A", "é", "É", "😀", "𐐀", "𐐨", "1", "0", "-", " ", "\n").Array[0, 7].Select(string.Concat);

    private static readonly Gen<string> CommonItem =
        Gen.OneOf("a", "b", "k", "ab", "-", ".", "[ab]", "[^a]", "[a-c1]", "[^b\\-]", "\\d", "\\w", "\\W", "\\S", "\\-", "\\.");

    private static readonly Gen<string> AnyItem = Gen.Frequency(
        (3, CommonItem),
        (2, Gen.OneOf("A", "K", "\u212A", "é", "😀", "𐐀", "[é-😀]", "[^K]", "[A-K]", "\"a.\"", "@", "#", "()", "<1-10>", "<00-11>", "~a", "~(ab)", "~(.*k.*)")));

    [Fact]
    public void Tables_agree_with_the_definition() =>
        Gen.Select(Pattern(AnyItem, ["|", "&"]), Gen.Bool, AnyText.Array[TextsPerPattern]).Sample(
            static (pattern, ignoreCase, texts) => AssertAgree(pattern, texts, ignoreCase, text => RegexOracle.Accepts(RegexCompiler.Parse(pattern, ignoreCase), text)),
            iter: Patterns);

    [Fact]
    public void Tables_agree_with_dotnet() =>
        Gen.Select(Pattern(CommonItem, ["|"]), CommonText.Array[TextsPerPattern]).Sample(
            static (pattern, texts) =>
            {
                var regex = new Regex($"\\A(?:{pattern})\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
                AssertAgree(pattern, texts, ignoreCase: false, regex.IsMatch);
            },
            iter: Patterns);

    private static void AssertAgree(string pattern, string[] texts, bool ignoreCase, Func<string, bool> expected)
    {
        RegexCompilation result = RegexCompiler.Compile(pattern, ignoreCase);
        if (result.Table is not { } table)
        {
            // Some patterns of so many operators are too large; none has a mistake.
            Assert.Equal("RG1058", result.Problems[^1].Descriptor.Id);
            return;
        }

        Assert.All(texts, text => Assert.True(expected(text) == RegexTable.IsMatch(table, Encoding.UTF8.GetBytes(text)), $"{pattern} over '{text}', ignoring case: {ignoreCase}"));
    }

    private static Gen<string> Pattern(Gen<string> item, string[] operators, int depth = 2)
    {
        Gen<string> inner = depth == 0 ? item : Gen.Frequency((3, item), (2, Pattern(item, operators, depth - 1).Select(static text => $"({text})")));
        Gen<string> repeated = Gen.Select(inner, Gen.Frequency((4, Gen.Const("")), (3, Gen.OneOf("*", "+", "?", "{2}", "{0,2}", "{1,3}", "{2,}"))), static (text, times) =>
            // A repetition is of the last character only.
            times.Length > 0 && text.Length > 1 && char.IsAsciiLetter(text[0]) ? $"({text}){times}" : text + times);
        Gen<string> sequence = repeated.Array[1, 3].Select(string.Concat);
        return Gen.Frequency((3, sequence), (2, Gen.Select(sequence, Gen.OneOf(operators), sequence, static (left, op, right) => left + op + right)));
    }
}
