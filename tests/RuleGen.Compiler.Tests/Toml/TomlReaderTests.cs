using CsCheck;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;
using Xunit;

namespace RuleGen.Compiler.Tests.Toml;

public sealed class TomlReaderTests
{
    [Theory]
    [InlineData("a = {b}", 100_000, "[", "]")]
    [InlineData("a = {b}", 100_000, "{x=", "}")]
    [InlineData("a = {b}", 100_000, "[", "")]
    [InlineData("a = {b}", 501, "[", "]")]
    [InlineData("{b}a = 1", 100_000, "a.", "")]
    [InlineData("[{b}a]", 100_000, "a.", "")]
    [InlineData("a = {b}", 499, "{x.y=", "}")]
    public void Deep_nesting_is_a_diagnostic(string template, int levels, string open, string close)
    {
        string inner = open.EndsWith('=') ? "1" : "";
        string body = string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels));
        (TomlTable? table, IReadOnlyList<RuleDiagnostic> diagnostics) = Read(template.Replace("{b}", body, StringComparison.Ordinal));
        Assert.Null(table);
        Assert.Equal("RG0002", Assert.Single(diagnostics).Id);
    }

    [Theory]
    [InlineData(490, "[", "]")]
    [InlineData(490, "{x=", "}")]
    public void Nesting_below_the_limit_is_read(int levels, string open, string close)
    {
        string inner = open.EndsWith('=') ? "1" : "";
        string body = string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels));
        Assert.Empty(Read($"a = {body}").Diagnostics);
    }

    [Fact]
    public void Brackets_in_strings_and_comments_nest_nothing()
    {
        string brackets = new('[', 600);
        Assert.Empty(Read($"# {brackets}\na = \"\\\"{brackets}\"\nb = '{brackets}'\nc = '''{brackets}'''\nd = \"\"\"\\\"\"\"{brackets}\"\"\"\n").Diagnostics);
    }

    [Theory]
    [InlineData("a = 1\na = 2\n", "a", 2, 1)]
    [InlineData("[a]\nb = 1\n[a]\n", "a", 3, 2)]
    [InlineData("[a]\nb = 1\n[a.b]\n", "b", 3, 4)]
    [InlineData("a.b = 1\n[a]\n", "a", 2, 2)]
    [InlineData("[[a]]\n[a]\n", "a", 2, 2)]
    [InlineData("a = [1]\n[[a]]\n", "a", 2, 3)]
    [InlineData("a = {}\na.b = 1\n", "a", 2, 1)]
    [InlineData("a = { b = 1, b = 2 }\n", "b", 1, 14)]
    [InlineData("a = [{}]\n[a.b]\n", "a", 2, 2)]
    [InlineData("[[a]]\nb = 1\n[[a.b]]\n", "b", 3, 5)]
    [InlineData("[a]\nb.c = 1\n[a.b]\n", "b", 3, 4)]
    [InlineData("[a.b]\n[a]\nb.c = 1\n", "b", 3, 1)]
    [InlineData("[a]\n[b]\n\"\\u0063\" = 1\nc = 2\n", "c", 4, 1)]
    public void What_is_defined_twice_is_reported_at_the_second_place(string text, string marked, int line, int column)
    {
        (TomlTable? table, IReadOnlyList<RuleDiagnostic> diagnostics) = Read(text);
        Assert.Null(table);
        RuleDiagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal($"RG0001 ({line},{column}) {marked}", $"{diagnostic.Id} ({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}) {text.Substring(diagnostic.Span.Start, diagnostic.Span.Length)}");
    }

    [Theory]
    [InlineData("[a.b]\n[a]\nc = 1\n")]
    [InlineData("[[a]]\n[a.b]\n[[a]]\n[a.b]\n")]
    [InlineData("[a]\nb.c = 1\nb.d = 2\n[a.e]\n")]
    [InlineData("[a]\nb.c = 1\n[a.b.d]\n")]
    [InlineData("[[a]]\n[[a.b.c]]\n[a.b]\n[[\"a\"]]\nb = []\n")]
    [InlineData("a = 1\n\"A\" = 2\n")]
    public void What_is_defined_in_parts_is_read(string text) => Assert.Empty(Read(text).Diagnostics);

    [Fact]
    public void Mutated_rules_never_throw() =>
        Gen.Select(Gen.Int[0, RuleText.Good.Length], Gen.Int[0, 20], Gen.OneOf(Fragments, Gen.String[0, 8]))
            .Array[1, 4]
            .Sample(static edits =>
            {
                string text = RuleText.Good;
                foreach ((int start, int length, string insert) in edits)
                {
                    int at = Math.Min(start, text.Length);
                    text = text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, insert);
                }

                CheckReading(text);
            }, iter: 2_000);

    [Fact]
    public void Random_texts_never_throw() =>
        Gen.OneOf(Gen.String[0, 60], Fragments.Array[0, 30].Select(string.Concat)).Sample(CheckReading, iter: 2_000);

    private static Gen<string> Fragments { get; } = Gen.OneOf(
        "\n", "\r\n", "\r", " ", "=", "[", "]", "[[", "]]", "{", "}", ",", ".", "#", "\"", "'", "\"\"\"", "'''", "\\", "\\u", "\\U00110000",
        "rule", "[rule]", "[[rule]]", "query", "threat", "a", "1", "-", "1e", "0x", "nan", "true", "1979-05-27T", "\0", "\uD800", "\uDC00", "\uFEFF", "é");

    private static void CheckReading(string text)
    {
        var bag = new DiagnosticBag();
        RuleDefinition? rule = RuleFileReader.Read(new SourceText("f", text), bag);
        Assert.True(rule is not null || bag.HasErrors);
        Assert.All(bag.Items, d => Assert.InRange(d.Span.Start, 0, text.Length));
        Assert.All(bag.Items, d => Assert.InRange(d.Span.End, d.Span.Start, text.Length));
    }

    private static (TomlTable? Table, IReadOnlyList<RuleDiagnostic> Diagnostics) Read(string text)
    {
        var bag = new DiagnosticBag();
        return (TomlReader.Read(new SourceText("f", text), bag), bag.Items);
    }
}
