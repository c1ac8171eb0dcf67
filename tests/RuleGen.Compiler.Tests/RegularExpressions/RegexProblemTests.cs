using CsCheck;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RegularExpressions;
using Xunit;

namespace RuleGen.Compiler.Tests.RegularExpressions;

/// <summary>What is wrong with a pattern: the id and the text it marks.</summary>
public sealed class RegexProblemTests
{
    [Theory]
    [InlineData("(a", "RG1051 (")]
    [InlineData("(", "RG1051 (")]
    [InlineData("a((", "RG1051 (")]
    [InlineData("a|(", "RG1051 (")]
    [InlineData("x(a|)", "RG5011 )", "RG1051 (")]
    [InlineData("[a", "RG1051 [")]
    [InlineData("x[]", "RG1051 [")]
    [InlineData("[a\\", "RG1051 [")]
    [InlineData("[a-", "RG1051 [")]
    [InlineData("[+-]", "RG1051 [")]
    [InlineData("a\"b", "RG1051 \"")]
    [InlineData("<script", "RG1051 <")]
    [InlineData("a)b", "RG1052 )")]
    [InlineData("a|", "RG1052 |")]
    [InlineData("a&", "RG1052 &")]
    [InlineData("a~", "RG1052 ~")]
    [InlineData("a\\", "RG1052 \\")]
    [InlineData("a{}", "RG1053 {}")]
    [InlineData("a{,3}", "RG1053 {,3}")]
    [InlineData("a{x}", "RG1053 {x")]
    [InlineData("a{1", "RG1053 {1")]
    [InlineData("a{1,2", "RG1053 {1,2")]
    [InlineData("a{3,1}", "RG1053 {3,1}")]
    [InlineData("a{99999999999}", "RG1053 {99999999999}")]
    [InlineData("a\\n", "RG1054 \\n")]
    [InlineData("\\bword", "RG1054 \\b")]
    [InlineData("\\p{L}", "RG1054 \\p")]
    [InlineData("\\x41", "RG1054 \\x")]
    [InlineData("[\\t ]", "RG1054 \\t")]
    [InlineData("[z-a]", "RG1055 z-a")]
    [InlineData("[a-]", "RG1055 a-]")]
    [InlineData("<abc>", "RG1056 <abc>")]
    [InlineData("<1>", "RG1056 <1>")]
    [InlineData("<1-2-3>", "RG1056 <1-2-3>")]
    [InlineData("<-5>", "RG1056 <-5>")]
    [InlineData("<1-99999999999>", "RG1056 <1-99999999999>")]
    public void A_mistake_has_no_table(string pattern, params string[] expected)
    {
        RegexCompilation result = RegexCompiler.Compile(pattern, ignoreCase: false);
        Assert.Null(result.Table);
        Assert.Equal(expected, Findings(pattern, result));
    }

    [Fact]
    public void Any_text_is_compiled_or_refused() =>
        Gen.OneOf("a", "(", ")", "[", "]", "^", "-", "{", "}", "1", ",", "|", "&", "~", "\"", "@", "#", "<", ">", "\\", ".", "*", "+", "?", "d", "\U0001F600", "\uD83D")
            .Array[0, 8].Select(string.Concat).Sample(
                static pattern =>
                {
                    RegexCompilation result = RegexCompiler.Compile(pattern, ignoreCase: false);
                    Assert.Equal(result.Table is null, result.Problems.Any(static problem => problem.Descriptor.Severity == RuleDiagnosticSeverity.Error));
                },
                iter: 20_000);

    [Theory]
    [InlineData("^a", "RG5011 ^")]
    [InlineData("a$", "RG5011 $")]
    [InlineData("^a$", "RG5011 ^", "RG5011 $")]
    [InlineData("\\^a\\$")]
    [InlineData("a^b$c")]
    [InlineData("(?:a)", "RG5011 ?")]
    [InlineData("(?=a)b", "RG5011 ?")]
    [InlineData("*a", "RG5011 *")]
    [InlineData("|a", "RG5011 |")]
    [InlineData("a||b", "RG5011 |")]
    [InlineData("(a)\\1", "RG5011 \\1")]
    [InlineData("a{2}{3}")]
    [InlineData(".*?a+?")]
    public void What_others_understand_and_Lucene_reads_as_text_is_a_warning(string pattern, params string[] expected)
    {
        RegexCompilation result = RegexCompiler.Compile(pattern, ignoreCase: false);
        Assert.NotNull(result.Table);
        Assert.Equal(expected, Findings(pattern, result));
        Assert.All(result.Problems, static problem => Assert.Equal(RuleDiagnosticSeverity.Warning, problem.Descriptor.Severity));
    }

    [Theory]
    [InlineData("[a-z0-9]", true, "RG5012 [a-z0-9]")]
    [InlineData("x[^A-F]", true, "RG5012 [^A-F]")]
    [InlineData("[a-zA-Z]", true)]
    [InlineData("[a-c_ABC]", true)]
    [InlineData("[0-9]", true)]
    [InlineData("[a-z0-9]", false)]
    public void A_range_that_keeps_its_case_is_pointed_out(string pattern, bool ignoreCase, params string[] expected) =>
        Assert.Equal(expected, Findings(pattern, RegexCompiler.Compile(pattern, ignoreCase)));

    [Theory]
    [InlineData("(a|b)*a(a|b){30}")]
    [InlineData(".*a.{40}b.*")]
    [InlineData("((a{0,100}){0,100}){0,100}")]
    [InlineData("(.*a){20}(.*b){20}.{20}")]
    [InlineData("(a|aa){1000000}")]
    [InlineData("a{2147483647}")]
    [InlineData("~((a|b)*a(a|b){20})&~((a|b)*b(a|b){20})")]
    [InlineData("((((((((((a{1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9}){1,9})b")]
    [InlineData(".*(x.{1,60}|y.{1,60}|z.{1,60}).*w.{30}")]
    public void An_explosive_pattern_is_an_error_soon(string pattern)
    {
        var time = System.Diagnostics.Stopwatch.StartNew();
        RegexCompilation result = RegexCompiler.Compile(pattern, ignoreCase: true);
        Assert.Equal([$"RG1058 {pattern}"], Findings(pattern, result));
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), $"it took {time.Elapsed}");
    }

    [Fact]
    public void A_pattern_has_a_thousand_characters_and_a_hundred_levels()
    {
        Assert.Equal(["RG1057"], RegexCompiler.Compile(new string('a', 1001), false).Problems.Select(static p => p.Descriptor.Id));
        Assert.NotNull(RegexCompiler.Compile(new string('a', 1000), false).Table);
        Assert.Equal(["RG1057 ("], Findings(Groups(101), RegexCompiler.Compile(Groups(101), false)));
        Assert.NotNull(RegexCompiler.Compile(Groups(100), false).Table);

        static string Groups(int depth) => new string('(', depth) + "a" + new string(')', depth);
    }

    private static string[] Findings(string pattern, RegexCompilation result) =>
        [.. result.Problems.Select(problem => $"{problem.Descriptor.Id} {pattern.Substring(problem.Span.Start, problem.Span.Length)}")];
}
