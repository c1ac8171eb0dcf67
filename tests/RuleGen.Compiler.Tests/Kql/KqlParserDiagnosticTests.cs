using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Kql;
using RuleGen.Compiler.Kql.Syntax;
using RuleGen.Compiler.Tests.Eql;
using Xunit;

namespace RuleGen.Compiler.Tests.Kql;

/// <summary>Every mistake in the writing of KQL, and the text its message points to.</summary>
public sealed class KqlParserDiagnosticTests
{
    [Theory]
    [InlineData("a: 1 \"b\"", "RG1101 \"b\"")]
    [InlineData("a: cannot be", "RG1101 not")]
    [InlineData("a: http://x", "RG1101 :")]
    [InlineData("a: x<y", "RG1101 <")]
    [InlineData("(a: 1) b: 2", "RG1101 b")]
    [InlineData("a: (x \"y\")", "RG1101 \"y\"")]
    [InlineData(": 1", "RG1101 :")]
    [InlineData("a: 1 and : 2", "RG1101 :")]
    [InlineData("a: ()", "RG1101 )")]
    [InlineData("a: (b: c)", "RG1101 :")]
    [InlineData("a: (b or c", "RG1102 (")]
    [InlineData("p: { a: 1", "RG1102 {")]
    [InlineData("a: 1)", "RG1102 )")]
    [InlineData("p: { a: 1 ) }", "RG1102 )")]
    [InlineData("a: \"b", "RG1103 \"")]
    [InlineData("a: b\"c and d: e", "RG1103 \"")]
    [InlineData("a: C:\\Windows", "RG1104 \\W")]
    [InlineData("a: b\\", "RG1104 \\")]
    [InlineData("a: \\u00g0", "RG1104 \\u")]
    [InlineData("a:", "RG1105 ")]
    [InlineData("a: and", null)]
    [InlineData("a >", "RG1105 ")]
    [InlineData("a > (1)", "RG1105 (")]
    [InlineData("a: not b", "RG1105 not")]
    [InlineData("a: )", "RG1105 )")]
    [InlineData("(a: 1)or b: 2", "RG1106 or")]
    [InlineData("\"a\"and b: 2", "RG1106 and")]
    [InlineData("not(a: 1)", "RG1106 not")]
    [InlineData("a: 1 and(b: 2)", "RG1106 and")]
    [InlineData("not not a: 1", "RG1107 not")]
    public void Mistakes_are_errors_at_their_place(string query, string? expected)
    {
        (KqlQuery? parsed, IReadOnlyList<RuleDiagnostic> diagnostics) = KqlTesting.TryParse(query);

        Assert.Equal(expected is null ? [] : [expected], EqlTesting.Findings(query, diagnostics));
        Assert.Equal(expected is null, parsed is not null);
    }

    [Theory]
    [InlineData("(", ")", "a: 1")]
    [InlineData("p: { ", " }", "a: 1")]
    [InlineData("not (", ")", "a: 1")]
    public void Five_hundred_levels_are_the_limit(string open, string close, string inner)
    {
        Assert.Empty(KqlTesting.TryParse(Nest(KqlParser.MaxNesting)).Diagnostics);
        RuleDiagnostic diagnostic = Assert.Single(KqlTesting.TryParse(Nest(KqlParser.MaxNesting + 1)).Diagnostics);
        Assert.Equal("RG1108", diagnostic.Id);
        Assert.Equal("RG1108", Assert.Single(KqlTesting.TryParse(Nest(200_000)).Diagnostics).Id);

        string Nest(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels));
    }
}
