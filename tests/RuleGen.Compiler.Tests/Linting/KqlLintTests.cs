using RuleGen.Compiler.Tests.Rules;
using Xunit;

namespace RuleGen.Compiler.Tests.Linting;

/// <summary>What each check finds in KQL, and what looks like it and is none. (What KQL alone has is among the tests of its binder.)</summary>
public sealed class KqlLintTests
{
    [Theory]
    [InlineData("process.name: (a or b or a)", "RG5001 a")]
    [InlineData("process.name: (a or \"a\")", "RG5001 \"a\"")]
    [InlineData("process.args: (*foo* or xfoo)", "RG5002 xfoo")]
    [InlineData("process.args: (*foo* or foo\\*)", "RG5002 foo\\*")]
    [InlineData("process.args: (f?o or foo)", "RG5201 f?o")]
    [InlineData("message: (*foo* or foo)")]
    [InlineData("process.name: a and process.args: b and process.name: a", "RG5005 process.name: a")]
    [InlineData("process.name: a or process.name: b", "RG5006 process.name: b")]
    [InlineData("process.args: (a or b or (c and d))")]
    [InlineData("process.name: a and process.name: b", "RG5010 process.name: b")]
    [InlineData("process.args: (a and b)")]
    [InlineData("process.name: (a and b)", "RG5010 b")]
    [InlineData("process.name: (a and not b)", "RG5013 not b")]
    [InlineData("not process.name: a or not process.name: b", "RG5014 not process.name: b")]
    [InlineData("process.name: a or (process.name: a and process.args: b)", "RG5015 process.name: a and process.args: b")]
    [InlineData("process.name: * and process.name: a", "RG5018 process.name: *")]
    [InlineData("process.name: *")]
    [InlineData("destination.port: 99999", "RG5019 99999")]
    [InlineData("destination.port > 80 and destination.port < 70", "RG5010 destination.port < 70")]
    [InlineData("event.outcome: failuer", "RG5020 failuer")]
    [InlineData("process.args: *a*", "RG5021 *a*")]
    [InlineData("file.path: \"C:\\\\a\\tmp\"", "RG5023 \\t")]
    [InlineData("file.path: \"C:\\\\a\\\\tmp\"")]
    [InlineData("user.name: \"NT AUTHORITY\\SYSTEM\"", "RG5205 \\S")]
    [InlineData("user.name: \"a\\\\\\\\b \\\"c\\\"\"")]
    public void Queries(string query, params string[] expected) => Assert.Equal(expected, LintTesting.Findings(RuleText.WithKqlQuery(query)));
}
