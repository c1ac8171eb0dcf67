using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Eql.Syntax;
using Xunit;

namespace RuleGen.Compiler.Tests.Eql;

/// <summary>What the parser refuses: the id and exactly the text it marks.</summary>
public sealed class EqlParserDiagnosticTests
{
    [Theory]
    [InlineData("", "RG1001 ")]
    [InlineData("process.name == \"x\"", "RG1001 .")]
    [InlineData("process where", "RG1001 ")]
    [InlineData("process where a ==", "RG1001 ")]
    [InlineData("process where a == not b", "RG1001 not")]
    [InlineData("process where a b", "RG1001 b")]
    [InlineData("process where where.x == 1", "RG1001 where")]
    [InlineData("process where a.by == 1", "RG1001 by")]
    [InlineData("process where a not like \"b\"", "RG1001 like")]
    [InlineData("process where a~ == 1", "RG1001 ==")]
    [InlineData("process where a : ()", "RG1001 )")]
    [InlineData("process where a # b", "RG1002 #")]
    [InlineData("process where a in ~ (1)", "RG1002 ~")]
    [InlineData("process where a;", "RG1002 ;")]
    [InlineData("process where a == 'b'", "RG1003 'b'")]
    [InlineData("process where a == ?\"b\"", "RG1004 ?\"b\"")]
    [InlineData("process where a == ?'b'", "RG1004 ?'b'")]
    [InlineData("process where a == \"x\\q\"", "RG1005 \\q")]
    [InlineData("process where a == \"\\u12\"", "RG1005 \\u")]
    [InlineData("process where a == \"\\u{1}\"", "RG1005 \\u{1}")]
    [InlineData("process where a == \"\\u{110000}\"", "RG1005 \\u{110000}")]
    [InlineData("process where a == \"\\u{d800}\"", "RG1005 \\u{d800}")]
    [InlineData("process where a == \"b\nand c", "RG1006 \"b")]
    [InlineData("process where a == \"\"\"b\n\"\"\"", "RG1006 \"\"\"b")]
    [InlineData("process where a == \"b", "RG1007 \"b")]
    [InlineData("process where a /* b", "RG1008 /*")]
    [InlineData("process where `a == 1", "RG1009 `")]
    [InlineData("process where `a`` == 1", "RG1009 `")]
    [InlineData("process where a == 1e999", "RG1010 1e999")]
    [InlineData("process where a && b", "RG1011 &&")]
    [InlineData("process where a || !b or c <> 1", "RG1011 ||", "RG1011 !", "RG1011 <>")]
    [InlineData("process where a AND b", "RG1012 AND")]
    [InlineData("process WHERE NOT (a OR b)", "RG1012 WHERE", "RG1012 NOT", "RG1012 OR")]
    [InlineData("process where a IN (1) or b Like \"x\" or c IN~ (\"y\")", "RG1012 IN", "RG1012 Like", "RG1012 IN~")]
    [InlineData("process where a NOT IN (1)", "RG1012 NOT", "RG1012 IN")]
    [InlineData("SEQUENCE BY a [any where true] [any where true]", "RG1012 SEQUENCE", "RG1012 BY")]
    [InlineData("SEQUENCE by a [any where true] UNTIL [any where true]", "RG1012 SEQUENCE", "RG1012 UNTIL", "RG1030 SEQUENCE")]
    [InlineData("process where a = 1", "RG1013 =")]
    [InlineData("process where a = 1 and b = \"x\"", "RG1013 =", "RG1013 =")]
    [InlineData("process where a < b < c", "RG1014 <")]
    [InlineData("process where a[0] == 1", "RG1015 [0")]
    [InlineData("process where (a == 1", "RG1016 (")]
    [InlineData("process where (a == 1 b)", "RG1016 b")]
    [InlineData("process where a == 1)", "RG1016 )")]
    [InlineData("process where a in \"x\"", "RG1016 \"x\"")]
    [InlineData("process where a in (1, 2", "RG1016 (")]
    [InlineData("process where length(a > 1", "RG1016 (")]
    [InlineData("sequence [any where true] [any where a", "RG1016 [")]
    [InlineData("process where a : b", "RG1017 b")]
    [InlineData("process where a like (\"x\", b)", "RG1017 b")]
    [InlineData("process where a : -1", "RG1017 -")]
    [InlineData("join by a [any where true] [any where true]", "RG1020 join")]
    [InlineData("file where child of [any where true]", "RG1021 child of")]
    [InlineData("sequence [any where true] [any where true] fork=true", "RG1022 fork")]
    [InlineData("sequence [any where true] by a [any where true] fork by a", "RG1022 fork")]
    [InlineData("any where true | count", "RG1023 count")]
    [InlineData("any where true | HEAD 5", "RG1023 HEAD")]
    [InlineData("any where true | head", "RG1024 ")]
    [InlineData("any where true | tail 1.5", "RG1024 1.5")]
    [InlineData("any where true | head 3000000000", "RG1024 3000000000")]
    public void Query_mistakes(string query, params string[] expected) => AssertRefused(query, expected);

    [Theory]
    [InlineData("sequence [any where true]", "RG1030 sequence")]
    [InlineData("sample by a [any where true]", "RG1030 sample")]
    [InlineData("sequence [any where true] by a [any where true]", "RG1031 [any where true]")]
    [InlineData("sequence [any where true] by a [any where true] by b, c", "RG1031 b, c")]
    [InlineData("sequence by a [any where true] [any where true] until [any where true] by z", "RG1031 z")]
    [InlineData("sample [any where true] by a [any where true] by b, c", "RG1031 b, c")]
    [InlineData("sequence by length(a) [any where true] [any where true]", "RG1032 length")]
    [InlineData("sequence [any where true] by a * 2 [any where true] by b", "RG1032 *")]
    [InlineData("sequence with maxspan=5 [any where true] [any where true]", "RG1033 5")]
    [InlineData("sequence with maxspan=0.5s [any where true] [any where true]", "RG1033 0.5")]
    [InlineData("sequence with maxspan=0s [any where true] [any where true]", "RG1033 0")]
    [InlineData("sequence with maxspan=5w [any where true] [any where true]", "RG1033 w")]
    [InlineData("sequence [any where true] with runs=0", "RG1034 0")]
    [InlineData("sequence [any where true] with runs=101", "RG1034 101")]
    [InlineData("sequence with maxspan=5m by a [any where true] [any where true]", "RG1035 by")]
    [InlineData("sequence [any where true] with maxspan=5m [any where true]", "RG1035 maxspan")]
    [InlineData("sequence [any where true] with runs=2 by a", "RG1035 by")]
    [InlineData("sequence [any where true] ![any where true]", "RG1036 ![any where true]")]
    [InlineData("sequence with maxspan=1s ![any where true] ![any where true]", "RG1036 sequence")]
    [InlineData("sample by a with maxspan=1s [any where true] [any where true]", "RG1037 with")]
    [InlineData("sample by a [any where true] ![any where true]", "RG1037 ![")]
    [InlineData("sample by a [any where true] [any where true] until [any where true]", "RG1037 until")]
    [InlineData("sample by a [any where true] [any where true] | head 1", "RG1037 head 1")]
    [InlineData("sample [any where true] [any where true]", "RG1037 sample")]
    public void Sequence_and_sample_mistakes(string query, params string[] expected) => AssertRefused(query, expected);

    [Fact]
    public void A_name_may_look_like_a_keyword_in_another_case()
    {
        Assert.Equal(
            "SEQUENCE where NOT == 1 and AND == 2 or Null.Any",
            EqlPrinter.Print(EqlTesting.Parse("SEQUENCE where NOT == 1 and AND == 2 or Null.Any")));
    }

    [Fact]
    public void Text_that_is_no_query_at_all_is_given_up_early()
    {
        (_, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlTesting.TryParse(new string('#', 100_000));

        Assert.InRange(diagnostics.Count, 1, 25);
    }

    private static void AssertRefused(string query, string[] expected)
    {
        (EqlStatement? statement, IReadOnlyList<RuleDiagnostic> diagnostics) = EqlTesting.TryParse(query);

        Assert.Null(statement);
        Assert.Equal(expected, EqlTesting.Findings(query, diagnostics));
    }
}
