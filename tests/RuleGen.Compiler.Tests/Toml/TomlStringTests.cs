using CsCheck;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using Xunit;

namespace RuleGen.Compiler.Tests.Toml;

public sealed class TomlStringTests
{
    // The token, its text, and per character of the text the part of the token it comes from.
    [Theory]
    [InlineData("\"abc\"", "abc", "a|b|c")]
    [InlineData("\"\"", "", "")]
    [InlineData("'a\\b'", "a\\b", "a|\\|b")]
    [InlineData("\"a\\tb\\\"\\\\\"", "a\tb\"\\", "a|\\t|b|\\\"|\\\\")]
    [InlineData("\"\\u00e9\\x41\\e\"", "\u00e9A\u001b", "\\u00e9|\\x41|\\e")]
    [InlineData("\"\\U0001F600x\"", "\U0001F600x", "\\U0001F600|\\U0001F600|x")]
    [InlineData("'''\nab\nc'''", "ab\nc", "a|b|\n|c")]
    [InlineData("'''\r\nab\r\nc'''", "ab\nc", "a|b|\r\n|c")]
    [InlineData("'''ab'''", "ab", "a|b")]
    [InlineData("''''a''''", "'a'", "'|a|'")]
    [InlineData("'''a\\\nb'''", "a\\\nb", "a|\\|\n|b")]
    [InlineData("\"\"\"\na\"\"b\"\"\"", "a\"\"b", "a|\"|\"|b")]
    [InlineData("\"\"\"a \\\n   b\"\"\"", "a b", "a| |b")]
    [InlineData("\"\"\"a\\  \r\n\r\n\t b\\\n\"\"\"", "ab", "a|b")]
    [InlineData("\"\"\"\\\n a\"\"\"\"\"", "a\"\"", "a|\"|\"")]
    [InlineData("\"\"\"\n\"\"\"", "", "")]
    public void Every_form_is_decoded_with_places(string token, string text, string places)
    {
        string file = $"# \U0001F600\nk = {token}\n";
        MappedText content = Read(file).Content;

        Assert.Equal(text, content.Text);
        Assert.Equal(places, string.Join("|", Enumerable.Range(0, text.Length).Select(i => Slice(content, i, 1))));
    }

    [Fact]
    public void A_span_ends_where_its_last_character_ends()
    {
        MappedText content = Read("k = \"\"\"ab \\\n   cd\"\"\"\n").Content;
        Assert.Equal("ab ", Slice(content, 0, 3));
        Assert.Equal("b \\\n   c", Slice(content, 1, 3));
        Assert.Equal("", Slice(content, 5, 0));
        Assert.Equal("d", Slice(content, 4, 100));
    }

    [Fact]
    public void The_end_of_a_text_is_before_the_closing_quotes()
    {
        const string File = "k = '''\nab'''\n";
        Assert.Equal(File.LastIndexOf("'''", StringComparison.Ordinal), Read(File).Content.ToFile(new SourceSpan(2, 0)).Start);
    }

    // The parser takes more than TOML allows, such as a backslash before a tab, so only what both take is compared.
    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("\"\"\"")]
    [InlineData("'''")]
    public void Decoding_agrees_with_the_parser(string quote)
    {
        int compared = 0;
        Gen.OneOf("a", "\"", "'", "\\", "\\\\", "\\\"", "\\n", "\\u0041", "\\U0001F600", " ", "\t", "é", "\U0001F600", "\n", "\\\n", "\\  \n \n")
            .Array[0, 8]
            .Select(parts => $"k = {quote}{string.Concat(parts)}{quote}\n")
            .Sample(text =>
            {
                TomlTable? table = TomlReader.Read(new SourceText("f", text), new DiagnosticBag());
                if (table is not null)
                {
                    Tomlyn.Syntax.DocumentSyntax expected = Tomlyn.Parsing.SyntaxParser.Parse(text, "f", validate: true);
                    Assert.False(expected.HasErrors);
                    var value = (Tomlyn.Syntax.StringValueSyntax)expected.KeyValues.Single().Value!;
                    Assert.Equal(value.Value, ((TomlString)table.Entries[0].Value).Text);
                    Interlocked.Increment(ref compared);
                }
            }, iter: 2_000);
        Assert.InRange(compared, 100, 2_000);
    }

    [Theory]
    [InlineData("\"a\\\nb\"")]
    [InlineData("\"\"\"a\\ b\"\"\"")]
    [InlineData("\"a\\'b\"")]
    [InlineData("\"a\\x4\"")]
    public void A_backslash_that_begins_no_escape_is_an_error(string token)
    {
        var bag = new DiagnosticBag();
        Assert.Null(TomlReader.Read(new SourceText("f", $"k = {token}\n"), bag));
        Assert.Equal(4 + token.IndexOf('\\', StringComparison.Ordinal), Assert.Single(bag.Items).Span.Start);
    }

    private static TomlString Read(string text)
    {
        var bag = new DiagnosticBag();
        TomlTable? table = TomlReader.Read(new SourceText("f", text), bag);
        Assert.Empty(bag.Items);
        return Assert.IsType<TomlString>(Assert.Single(table!.Entries).Value);
    }

    private static string Slice(MappedText text, int start, int length)
    {
        SourceSpan span = text.ToFile(new SourceSpan(start, length));
        return text.File.Text.Substring(span.Start, span.Length);
    }
}
