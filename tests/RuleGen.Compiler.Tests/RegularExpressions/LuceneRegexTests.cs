using System.Text;
using RuleGen.Compiler.RegularExpressions;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Compiler.Tests.RegularExpressions;

/// <summary>What Lucene's operators accept. The texts of a row are parted by blanks; ε is the empty text, ␣ a blank.</summary>
public sealed class LuceneRegexTests
{
    [Theory]
    [InlineData("", "ε", "a")]
    [InlineData("abc", "abc", "ab abcd Abc ε")]
    [InlineData("a.c", "abc a.c a😀c", "ac abbc")]
    [InlineData("a?", "ε a", "aa b")]
    [InlineData("a*", "ε a aaaa", "b ab")]
    [InlineData("a+", "a aaa", "ε b")]
    [InlineData("a{2}", "aa", "a aaa ε")]
    [InlineData("a{2,}", "aa aaaaa", "a ε")]
    [InlineData("a{1,3}", "a aa aaa", "ε aaaa")]
    [InlineData("a{0}b", "b", "ab ε")]
    [InlineData("(ab){2,3}", "abab ababab", "ab aba abababab")]
    [InlineData("(a?){3}", "ε a aa aaa", "aaaa")]
    [InlineData("(a*){2,3}", "ε a aaaaaaa", "b")]
    [InlineData("a|bc|d", "a bc d", "b abc ε")]
    [InlineData("x(a|b)*y", "xy xaby xbbay", "xcy x")]
    [InlineData("()a()", "a", "ε")]
    [InlineData("(a|())b", "ab b", "a")]
    [InlineData("a*?b+?", "b aab ε bb a", "ba")]
    [InlineData("[abc]", "a b c", "d ab ε")]
    [InlineData("[a-c-]", "a b c -", "d")]
    [InlineData("[-a]", "- a", "b")]
    [InlineData("[^a-c]", "d - 😀", "a b c ε dd")]
    [InlineData("[]a]", "] a", "b")]
    [InlineData("[^]a]", "b", "] a")]
    [InlineData("[\\d_]+", "12_3", "a ε")]
    [InlineData("[^\\W]", "a _ 0", "- é")]
    [InlineData("[\\-x]", "- x", "\\")]
    [InlineData("[\\.-z]", ". - z", "a /")]
    [InlineData("[.*]", ". *", "a ε")]
    [InlineData("[\"]", "\"", "a")]
    [InlineData("\\d\\D", "1a", "11 a1")]
    [InlineData("\\s\\S", "␣a", "aa ␣␣")]
    [InlineData("\\w\\W", "a-", "aa --")]
    [InlineData("\\.\\*\\\\", ".*\\", "aa\\")]
    [InlineData("\\\"a\\\"", "\"a\"", "a")]
    [InlineData("\"a.b*\"c", "a.b*c", "axbc a.bbc")]
    [InlineData("\"\"a", "a", "\"\"a")]
    [InlineData("\"ab\"*", "ε ab abab", "a abb")]
    [InlineData("@", "ε a anything", "")]
    [InlineData("a@b", "ab axxb", "a")]
    [InlineData("#", "", "ε a #")]
    [InlineData("a|#", "a", "ε")]
    [InlineData("#?", "ε", "a")]
    [InlineData("#*", "", "ε a")]
    [InlineData("~a", "ε b aa", "a")]
    [InlineData("~(ab)", "ε a b abc", "ab")]
    [InlineData("~ab", "b bb ab🙂b", "ab c")]
    [InlineData("~(.*x.*)", "ε abc", "x axb")]
    [InlineData("~~a", "a", "ε b")]
    [InlineData("~#", "ε a", "")]
    [InlineData(".*a.*&.*b.*", "ab ba xbxax", "a b ε")]
    [InlineData("a&b", "", "a b ε ab")]
    [InlineData("a.*&~(.*c)|x", "a ab acb x", "ac b")]
    [InlineData("<1-99>", "1 9 10 99 01 0007", "0 100 ε a 990")]
    [InlineData("<0-9>", "0 9", "00 05 10 ε")]
    [InlineData("<0-12>", "0 9 000 012", "13 ε")]
    [InlineData("<5-12>", "5 9 10 12 012", "4 13 1 2")]
    [InlineData("<01-12>", "01 09 12", "1 00 13 012")]
    [InlineData("<99-1>", "1 50", "0 100")]
    [InlineData("<100-2147483647>", "100 2147483647 999999", "99 2147483648 3000000000")]
    [InlineData("<7-7>x", "7x", "7 8x 07x")]
    [InlineData("^a$", "^a$", "a")]
    [InlineData("a/b,c;d:e=f!g%h'i`j", "a/b,c;d:e=f!g%h'i`j", "a")]
    [InlineData("a]b}c>d", "a]b}c>d", "a")]
    [InlineData("*a", "*a", "a aa")]
    [InlineData("|a", "|a", "a ε")]
    [InlineData("(?:a)", "?:a", "a")]
    [InlineData("a||b", "a |b", "b ε")]
    [InlineData("\\1", "1", "a")]
    [InlineData("\\é", "é", "e")]
    [InlineData("[😀-😂]x", "😀x 😁x 😂x", "😃x x")]
    public void A_pattern_accepts_whole_texts(string pattern, string accepted, string rejected) => AssertAccepts(pattern, false, accepted, rejected);

    [Theory]
    [InlineData("abC", "abc ABC aBc", "abcd")]
    [InlineData("\"aB\"[cD]", "abc ABD", "abe")]
    [InlineData("k", "k K \u212A", "q")]
    [InlineData("ß", "ß ẞ", "ss")]
    [InlineData("[^k]", "a ß", "k K \u212A")]
    [InlineData("[a-c]x", "ax aX", "Ax")]
    [InlineData("[^a-c]", "A d", "a")]
    [InlineData("\\w", "a A", "\u212A é")]
    [InlineData("~a", "b", "a A")]
    [InlineData("Ж+", "жЖ", "ж́")]
    [InlineData("\\é", "É", "e")]
    [InlineData("i", "i I", "ı İ")]
    public void Single_characters_fold_and_ranges_do_not(string pattern, string accepted, string rejected) => AssertAccepts(pattern, true, accepted, rejected);

    [Theory]
    [InlineData(".", "80", true)]
    [InlineData(".", "E284", false)]
    [InlineData("..", "E284", true)]
    [InlineData("a.b", "61FF62", true)]
    [InlineData("[^a]", "FF", true)]
    [InlineData("~a", "FF", true)]
    [InlineData("\\W", "C0", true)]
    [InlineData("\uFFFD", "80", false)]
    [InlineData(".", "EDA080", false)]
    [InlineData(".{3}", "EDA080", true)]
    public void A_stray_byte_is_one_character(string pattern, string value, bool expected) =>
        Assert.Equal(expected, RegexTable.IsMatch(Compile(pattern), Convert.FromHexString(value)));

    [Fact]
    public void Line_breaks_and_nul_are_characters()
    {
        Assert.True(RegexTable.IsMatch(Compile("a..b.*"), "a\r\nb\0"u8));
        Assert.True(RegexTable.IsMatch(Compile("[^x]+"), "\n\u2028\0"u8));
    }

    private static void AssertAccepts(string pattern, bool ignoreCase, string accepted, string rejected)
    {
        byte[] table = Compile(pattern, ignoreCase);
        Assert.All(Texts(accepted), text => Assert.True(RegexTable.IsMatch(table, Encoding.UTF8.GetBytes(text)), $"'{text}' is not accepted"));
        Assert.All(Texts(rejected), text => Assert.False(RegexTable.IsMatch(table, Encoding.UTF8.GetBytes(text)), $"'{text}' is accepted"));
    }

    private static IEnumerable<string> Texts(string texts) =>
        texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static text => text.Replace("ε", "").Replace('␣', ' '));

    private static byte[] Compile(string pattern, bool ignoreCase = false) => RegexCompiler.Compile(pattern, ignoreCase).Table!;
}
