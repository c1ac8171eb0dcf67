using RuleGen.Compiler.Eql.Syntax;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>What a query's text means as a tree, and the tree's canonical text.</summary>
public sealed class EqlSyntaxTests
{
    [Theory]
    [InlineData("process   where\n\ttrue // all\r\n", "process where true")]
    [InlineData("any where /* a\n */ a == 1 /**/", "any where a == 1")]
    [InlineData("\"process\" where a", "process where a")]
    [InlineData("\"any\" where a", "\"any\" where a")]
    [InlineData("\"odd one\" where a", "\"odd one\" where a")]
    [InlineData("any where `a` . `b-c` == 1", "any where a.`b-c` == 1")]
    [InlineData("any where `a.b``c.where` == 1", "any where a.`b``c`.`where` == 1")]
    [InlineData("any where `.a` == 1", "any where `.a` == 1")]
    [InlineData("any where ?a.b or @timestamp != null", "any where ?a.b or @timestamp != null")]
    [InlineData("any where a==1and b:\"x\"or c", "any where a == 1 and b : \"x\" or c")]
    [InlineData("any where a not in(1,-2,\"x\")", "any where a not in (1, -2, \"x\")")]
    [InlineData("any where a in~ (1) or b like~ \"x\" or c regex~ (\"x\", \"y\")", "any where a in~ (1) or b like~ \"x\" or c regex~ (\"x\", \"y\")")]
    [InlineData("any where StartsWith~( a , \"b\" ) and f()", "any where StartsWith~(a, \"b\") and f()")]
    [InlineData("any where a == 1. or a == .5 or a == 1e2 or a == 1.5E-3", "any where a == 1.0 or a == 0.5 or a == 100.0 or a == 0.0015")]
    [InlineData("any where a == 18446744073709551616", "any where a == 1.8446744073709552E+19")]
    [InlineData("any where -+a-1*2/3%4 < +1", "any where -+a - 1 * 2 / 3 % 4 < +1")]
    [InlineData("any where a == \"\\b\\t\\n\\f\\r\\\"\\'\\\\\"", "any where a == \"\\b\\t\\n\\f\\r\\\"'\\\\\"")]
    [InlineData("any where a == \"\\u{20ac}\\u{0001F600}\\u{07}\"", "any where a == \"\u20ac\U0001F600\\u{07}\"")]
    [InlineData("any where a == \"\"\"C:\\x \"q\" \"\"\"", "any where a == \"C:\\\\x \\\"q\\\" \"")]
    [InlineData("any where a == \"\"\"\"\"x\"\"\"\"\"", "any where a == \"\\\"\\\"x\\\"\\\"\"")]
    [InlineData("any where a == \"\"", "any where a == \"\"")]
    [InlineData("any where true|head 5|tail 0", "any where true | head 5 | tail 0")]
    [InlineData(
        "sequence by a, ?b with maxspan = 5 m [x where true] by c with runs=3 ![y where true] by d until [z where true] by e | head 1",
        "sequence by a, ?b with maxspan=5m [x where true] by c with runs=3 ![y where true] by d until [z where true] by e | head 1")]
    [InlineData("sequence with maxspan=500ms [x where true] with runs=2", "sequence with maxspan=500ms [x where true] with runs=2")]
    [InlineData("sample by a [x where true] by b [y where true] by ?c", "sample by a [x where true] by b [y where true] by ?c")]
    public void Canonical_text(string query, string expected)
    {
        EqlStatement statement = EqlTesting.Parse(query);

        Assert.Equal(expected, EqlPrinter.Print(statement));
        Assert.Equal(statement, EqlTesting.Parse(expected));
    }

    [Theory]
    [InlineData("not a == 1 and b == 2", "(not (a == 1)) and (b == 2)")]
    [InlineData("a or b and c or d", "a or (b and c) or d")]
    [InlineData("a + b in (1)", "a + (b in (1))")]
    [InlineData("-a : \"x\"", "-(a : \"x\")")]
    [InlineData("a - b - c * d / e == 1", "(a - b - (c * d / e)) == 1")]
    [InlineData("not not a", "not (not a)")]
    [InlineData("not a in (1) or b", "(not (a in (1))) or b")]
    public void Precedence(string condition, string grouped) =>
        Assert.Equal(WithoutParentheses(EqlTesting.ParseCondition(grouped)), EqlTesting.ParseCondition(condition));

    [Fact]
    public void Spans_cover_the_words_of_each_node()
    {
        const string Query = "any where  not a.b == -1  and (c : \"x\")";
        EqlLogical and = Assert.IsType<EqlLogical>(Assert.IsType<EqlEventQuery>(EqlTesting.Parse(Query)).Filter.Condition);
        EqlNot not = Assert.IsType<EqlNot>(and.Operands[0]);
        EqlComparison comparison = Assert.IsType<EqlComparison>(not.Operand);
        EqlParenthesized parenthesized = Assert.IsType<EqlParenthesized>(and.Operands[1]);

        Assert.Equal(
            ["not a.b == -1  and (c : \"x\")", "not a.b == -1", "a.b == -1", "a.b", "-1", "(c : \"x\")", "c : \"x\""],
            new EqlNode[] { and, not, comparison, comparison.Left, comparison.Right, parenthesized, parenthesized.Inner }
                .Select(static node => Query.Substring(node.Span.Start, node.Span.Length)));
    }

    private static EqlExpression WithoutParentheses(EqlExpression expression) => expression switch
    {
        EqlParenthesized parenthesized => WithoutParentheses(parenthesized.Inner),
        EqlLogical logical => logical with { Operands = [.. logical.Operands.Select(WithoutParentheses)] },
        EqlNot not => not with { Operand = WithoutParentheses(not.Operand) },
        EqlComparison comparison => comparison with { Left = WithoutParentheses(comparison.Left), Right = WithoutParentheses(comparison.Right) },
        EqlArithmetic arithmetic => arithmetic with
        {
            First = WithoutParentheses(arithmetic.First),
            Steps = [.. arithmetic.Steps.Select(static step => step with { Operand = WithoutParentheses(step.Operand) })],
        },
        EqlSign sign => sign with { Operand = WithoutParentheses(sign.Operand) },
        _ => expression,
    };
}
