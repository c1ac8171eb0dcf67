using RuleGen.Compiler.Kql.Syntax;
using Xunit;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>What a query's text means as a tree, and the tree's canonical text.</summary>
public sealed class KqlSyntaxTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\r\n\u00a0", "")]
    [InlineData("a:1", "a: 1")]
    [InlineData("  a :  foo bar  ", "a: foo bar")]
    [InlineData("\"a\":\"b\"", "\"a\": \"b\"")]
    [InlineData("a:1 AND b:2 Or c:3", "a: 1 and b: 2 or c: 3")]
    [InlineData("a:1\nand\tb:2\u00a0or\u00a0c:3", "a: 1 and b: 2 or c: 3")]
    [InlineData("not a:1 and b:2", "not a: 1 and b: 2")]
    [InlineData("NOT (a:1)", "not (a: 1)")]
    [InlineData("not (not a:1)", "not (not a: 1)")]
    [InlineData("a:( b or \"c d\" and not e* )", "a: (b or \"c d\" and not e*)")]
    [InlineData("a:(b and (c or not (d)))", "a: (b and (c or not (d)))")]
    [InlineData("a<5 and b >= \"x\" and c>1 and d<=2", "a < 5 and b >= \"x\" and c > 1 and d <= 2")]
    [InlineData("p:{a:1 and q:{b:2}}", "p: { a: 1 and q: { b: 2 } }")]
    [InlineData("foo bar", "foo bar")]
    [InlineData("\"foo bar\" and *", "\"foo bar\" and *")]
    [InlineData("a.*: b", "a.*: b")]
    [InlineData("*:*", "*: *")]
    [InlineData("a: C\\:\\\\x\\*\\(\\)\\{\\}\\<\\>\\\"", "a: C\\:\\\\x\\*\\(\\)\\{\\}\\<\\>\\\"")]
    [InlineData("a: \"C:\\\\x \\\"q\\\" \\d\"", "a: \"C:\\\\x \\\"q\\\" \\\\d\"")]
    [InlineData("a: \\u0041\\u20ac", "a: A\u20ac")]
    [InlineData("a: \\u004", null)]
    [InlineData("a: x\\ty", "a: x\\ty")]
    [InlineData("a: x\\not y", "a: x\\u006eot y")]
    [InlineData("a: x \\or y", "a: x\\u0020or y")]
    [InlineData("a: \\NOT", "a: \\u004eOT")]
    [InlineData("a: \\north", "a: orth")]
    [InlineData("a: or and b: and", "a: or and b: and")]
    [InlineData("or: 1", "or: 1")]
    [InlineData("(or)", "(or)")]
    [InlineData("a: notes and b: android or c: orange", "a: notes and b: android or c: orange")]
    [InlineData("a: not-x", "a: not-x")]
    [InlineData("a: b or", "a: b\\u0020or")]
    [InlineData("a = 5", "a = 5")]
    [InlineData("a: ?b", "a: ?b")]
    [InlineData("a: 'b c'", "a: 'b c'")]
    [InlineData("a: \\n", "a: \\u0020")]
    public void Canonical_text(string query, string? expected)
    {
        (KqlQuery? parsed, _) = KqlTesting.TryParse(query);

        Assert.Equal(expected, parsed is null ? null : KqlPrinter.Print(parsed));
        if (parsed is not null)
        {
            Assert.Equal(parsed, KqlTesting.Parse(KqlPrinter.Print(parsed)));
        }
    }

    [Theory]
    [InlineData("a: true", "true", false, false)]
    [InlineData("a: \"null\"", "null", true, false)]
    [InlineData("a: null", "null", false, true)]
    [InlineData("a: \\null", "ull", false, false)]
    public void Words_without_quotes_keep_what_they_are(string query, string text, bool isQuoted, bool isNull)
    {
        var literal = Assert.IsType<KqlLiteral>(Assert.IsType<KqlFieldTest>(KqlTesting.Parse(query).Condition).Values);

        Assert.Equal((text, isQuoted, isNull), (literal.Text, literal.IsQuoted, literal.IsNull));
    }

    [Fact]
    public void Parts_of_the_tree_know_their_place()
    {
        const string Query = "  a.b : ( x  or \"y\" ) and not c > 5 ";
        var and = Assert.IsType<KqlLogical>(KqlTesting.Parse(Query).Condition);
        var test = Assert.IsType<KqlFieldTest>(and.Operands[0]);
        var not = Assert.IsType<KqlNot>(and.Operands[1]);

        Assert.Equal("a.b : ( x  or \"y\" ) and not c > 5", At(and));
        Assert.Equal("a.b", At(test.Field));
        Assert.Equal("( x  or \"y\" )", At(test.Values));
        Assert.Equal("not c > 5", At(not));
        Assert.Equal("5", At(Assert.IsType<KqlRangeTest>(not.Operand).Value));

        static string At(KqlNode node) => Query.Substring(node.Span.Start, node.Span.Length);
    }
}
