using RuleGen.Cli.Output;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Cli.Tests;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("abc", 1, 1, "abc", " ^")]
    [InlineData("abc", 3, 0, "abc", "   ^")]
    [InlineData("\tx = y", 3, 1, "    x = y", "      ^")]
    [InlineData("ab\tx", 3, 1, "ab  x", "    ^")]
    [InlineData("日本 = y", 3, 1, "日本 = y", "     ^")]
    [InlineData("a 日本 b", 2, 2, "a 日本 b", "  ^^^^")]
    [InlineData("one\ntwo", 2, 4, "one", "  ^")]
    [InlineData("a\u001bb", 2, 1, "a\\u{1b}b", "       ^")]
    [InlineData("", 0, 0, "", "^")]
    public void The_caret_stands_under_what_is_meant(string text, int start, int length, string line, string carets)
    {
        Assert.Equal((line, carets), SourceExcerpt.Of(new SourceText("f", text), new SourceSpan(start, length)));
    }
}
