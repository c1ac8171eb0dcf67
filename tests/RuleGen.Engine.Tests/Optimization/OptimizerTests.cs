using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>
/// Every rewriting as an equation: a condition, and the optimised predicate as text. Conditions are written so that the pass in question
/// is the one that changes them; costs are equal where order is not the subject.
/// </summary>
public sealed class OptimizerTests
{
    [Theory]
    [InlineData("true", "true")]
    [InlineData("not true", "false")]
    [InlineData("not false", "true")]
    [InlineData("not not s == \"a\"", "s is \"a\"")]
    [InlineData("not not not s == \"a\"", "not s is \"a\"")]
    [InlineData("s == \"a\" and true", "s is \"a\"")]
    [InlineData("s == \"a\" and false", "false")]
    [InlineData("s == \"a\" or true", "true")]
    [InlineData("s == \"a\" or false", "s is \"a\"")]
    [InlineData("true and true", "true")]
    [InlineData("false or false", "false")]
    [InlineData("not (s == \"a\" and false)", "true")]
    [InlineData("not (s == \"a\" or true) or r == \"b\"", "r is \"b\"")]
    [InlineData("s == \"a\" and s == \"a\"", "s is \"a\"")]
    [InlineData("s == \"a\" or s == \"a\"", "s is \"a\"")]
    [InlineData("s == \"a\" and (r == \"b\" and n == 1)", "s is \"a\" and r is \"b\" and n == 1")]
    [InlineData("s == \"a\" and r == \"b\" and (s == \"a\" and n == 1)", "s is \"a\" and r is \"b\" and n == 1")]
    [InlineData("s == \"a\" or (r == \"b\" or (x == 1 or x == 2))", "s is \"a\" or r is \"b\" or x == 1 or x == 2")]
    [InlineData("s == \"a\" and (r == \"b\" or false)", "s is \"a\" and r is \"b\"")]
    [InlineData("not (s == \"a\" and r == \"b\")", "not (s is \"a\" and r is \"b\")")]
    public void Logic_is_flattened_and_constants_fold(string condition, string expected) => AssertOptimized(condition, expected);

    [Theory]
    [InlineData("s like \"a*\"", "s is prefix \"a\"")]
    [InlineData("s : \"A*\"", "s ~is prefix \"a\"")]
    [InlineData("s like \"*a\"", "s is suffix \"a\"")]
    [InlineData("s like \"*a*\"", "s is contains \"a\"")]
    [InlineData("s like \"a**\"", "s is prefix \"a\"")]
    [InlineData("s like \"***a**\"", "s is contains \"a\"")]
    [InlineData("s like \"a*b\"", "s is wildcard \"a*b\"")]
    [InlineData("s like \"a**b\"", "s is wildcard \"a*b\"")]
    [InlineData("s like \"*a*b*\"", "s is wildcard \"*a*b*\"")]
    [InlineData("s like \"*a*b\"", "s is wildcard \"*a*b\"")]
    [InlineData("s like \"a*b*\"", "s is wildcard \"a*b*\"")]
    [InlineData("s like \"a?\"", "s is wildcard \"a?\"")]
    [InlineData("s like \"?*\"", "s is wildcard \"?*\"")]
    [InlineData("s like \"*?*\"", "s is wildcard \"*?*\"")]
    [InlineData("s like \"?\"", "s is wildcard \"?\"")]
    [InlineData("s like \"*\"", "exists(s)")]
    [InlineData("s like \"**\"", "exists(s)")]
    [InlineData("s like (\"a*\", \"*\")", "exists(s)")]
    [InlineData("not s : \"***\"", "not exists(s)")]
    [InlineData("s like \"a\"", "s is \"a\"")]
    [InlineData("s like \"\"", "s is \"\"")]
    [InlineData("s == \"a*\"", "s is \"a*\"")]
    [InlineData("s like \"a\\\\*\"", "s is prefix \"a\\\\\"")]
    public void Wildcards_become_what_they_ask(string condition, string expected) => AssertOptimized(condition, expected);

    [Theory]
    [InlineData("s regex \"a\"", "s is \"a\"")]
    [InlineData("s regex \"\"", "s is \"\"")]
    [InlineData("s regex \".*\"", "exists(s)")]
    [InlineData("s regex \"@\"", "exists(s)")]
    [InlineData("s regex (\"a+\", \".*.*\")", "exists(s)")]
    [InlineData("s regex \".*a.*\"", "s is contains \"a\"")]
    [InlineData("s regex~ \".*?A.*?\"", "s ~is contains \"a\"")]
    [InlineData("s regex~ \"[aA][Kk\\u{212A}].*\"", "s ~is prefix \"ak\"")]
    [InlineData("s regex~ \"[aA][Kk].*\"", "s ~is prefix \"ak\"")]
    [InlineData("s regex \"[aA].*\"", "s is regex (\"[aA].*\")")]
    [InlineData("s regex \"a.b.+\"", "s is wildcard \"a?b?*\"")]
    [InlineData("s regex \".*\\\\*x\\\\?\"", "s is suffix \"*x?\"")]
    [InlineData("s regex \"\\\\*.\"", "s is wildcard \"*?\" with \"%?\"")]
    [InlineData("s regex \"docx?\"", "s is one of (\"doc\", \"docx\")")]
    [InlineData("s regex \"(a|b)(c|d){2}\"", "s is one of (\"acc\", \"acd\", \"adc\", \"add\", \"bcc\", \"bcd\", \"bdc\", \"bdd\")")]
    [InlineData("s regex \".*(a|b).*\"", "s is any of (contains \"a\", contains \"b\")")]
    [InlineData("s regex (\"a[0-9]\", \"b\", \"c[0-9]\")", "s is any of (\"b\", regex (\"a[0-9]\", \"c[0-9]\"))")]
    [InlineData("s regex \"a[0-9]\" or s regex \"b*\"", "s is regex (\"a[0-9]\", \"b*\")")]
    [InlineData("s regex \".*(1|2|3|4|5|6|7|8|9).*\"", "s is regex (\".*(1|2|3|4|5|6|7|8|9).*\")")]
    [InlineData("s regex (\".*[ab].{6}c\", \".*[cd].{6}e\")", "s is any of (regex (\".*[ab].{6}c\"), regex (\".*[cd].{6}e\"))")]
    [InlineData("s regex \"#\"", "s is regex (\"#\")")]
    public void Regular_expressions_become_what_they_ask(string condition, string expected) => AssertOptimized(condition, expected);

    [Theory]
    [InlineData("s == \"b\" or s == \"a\"", "s is one of (\"a\", \"b\")")]
    [InlineData("s in (\"b\", \"a\", \"b\")", "s is one of (\"a\", \"b\")")]
    [InlineData("s in (\"a\", \"a\")", "s is \"a\"")]
    [InlineData("s in (\"c\", \"a\") or s == \"b\" or s in (\"a\", \"d\")", "s is one of (\"a\", \"b\", \"c\", \"d\")")]
    [InlineData("s : (\"B\", \"a*\", \"A\", \"a*\")", "s ~is any of (one of (\"a\", \"b\"), prefix \"a\")")]
    [InlineData("s like \"a*\" or s like \"*b\" or s == \"c\"", "s is any of (\"c\", prefix \"a\", suffix \"b\")")]
    [InlineData("s : \"a\" or s in~ (\"B\", \"c\")", "s ~is one of (\"a\", \"b\", \"c\")")]
    [InlineData("s == \"a\" or s : \"b\"", "s is \"a\" or s ~is \"b\"")]
    [InlineData("s == \"a\" or r == \"b\" or s == \"c\"", "r is \"b\" or s is one of (\"a\", \"c\")")]
    [InlineData("s == \"a\" and s == \"b\"", "s is \"a\" and s is \"b\"")]
    [InlineData("s != \"a\" and s != \"b\"", "not s is one of (\"a\", \"b\")")]
    [InlineData("s != \"a\" or s != \"b\"", "not s is \"a\" or not s is \"b\"")]
    [InlineData("s != \"b\" and not s like \"a*\" and r != \"c\"", "not s is any of (\"b\", prefix \"a\") and not r is \"c\"")]
    [InlineData("s != \"a\" and not s : \"b\"", "not s is \"a\" and not s ~is \"b\"")]
    [InlineData("s == \"a\" and s != \"b\" and s != \"c\"", "s is \"a\" and not s is one of (\"b\", \"c\")")]
    [InlineData("not (s == \"a\" or s == \"b\")", "not s is one of (\"a\", \"b\")")]
    [InlineData("n == 1 or n == 2", "n == 1 or n == 2")]
    [InlineData("ip == \"11.0.0.0/8\" or ip in (\"10.0.0.0/8\", \"::1\")", "ip in (::1, 10.0.0.0/7)")]
    [InlineData("ip != \"10.0.0.2\" and ip not in (\"10.0.0.0/31\", \"10.0.0.0/29\")", "not ip in (10.0.0.0/29)")]
    [InlineData("ip == \"10.0.0.0/31\" or ip == \"10.0.0.2\"", "ip in (10.0.0.0 to 10.0.0.2)")]
    [InlineData("ip < \"::8\" or ip >= \"::8\"", "ip in (::/0)")]
    [InlineData("ip == \"10.0.0.0/8\" and ip == \"10.0.0.0/9\"", "ip in (10.0.0.0/8) and ip in (10.0.0.0/9)")]
    public void Tests_of_one_field_become_a_set(string condition, string expected) => AssertOptimized(condition, expected);

    [Theory]
    [InlineData("concat(s) : (\"b\", \"A*\", \"a\", \"b\")", "some (ToText(s) ~is any of (one of (\"a\", \"b\"), prefix \"a\"))")]
    [InlineData("concat(s) like \"*\"", "some (ToText(s) is wildcard \"*\")")]
    [InlineData("length(s) > 1 and s == \"a\"", "s is \"a\" and some >(Length(s), 1)")]
    [InlineData("length(s) > 1 or length(s) > 1", "some >(Length(s), 1)")]
    [InlineData("length(s) != 1 and length(s) != 2", "some Not(==(Length(s), 1)) and some Not(==(Length(s), 2))")]
    [InlineData("not (length(s) == 1 or length(s) == 2)", "not (some ==(Length(s), 1) or some ==(Length(s), 2))")]
    [InlineData("not (string(not not b) == \"true\")", "not some ==(ToText(Not(Not(b))), \"true\")")]
    public void Computed_tests_are_left_whole(string condition, string expected) => AssertOptimized(condition, expected);

    [Theory]
    [InlineData("n == 1 and s == \"a\"", "s is \"a\" and n == 1")]
    [InlineData("args : \"*a*b*\" and s == \"a\"", "s is \"a\" and args ~is wildcard \"*a*b*\"")]
    [InlineData("args == \"a\" and s == \"a\"", "s is \"a\" and args is \"a\"")]
    [InlineData("s != \"a\" and s == \"b\"", "s is \"b\" and not s is \"a\"")]
    [InlineData("s like \"*a*b*\" or s == \"b\" or b", "b == true or s is any of (\"b\", wildcard \"*a*b*\")")]
    [InlineData("(n > 1 or n < 0) and b and s == \"a\"", "b == true and s is \"a\" and (n > 1 or n < 0)")]
    [InlineData("s == \"a\" and r == \"a\"", "s is \"a\" and r is \"a\"")]
    [InlineData("r == \"a\" and s == \"a\"", "r is \"a\" and s is \"a\"")]
    public void The_cheapest_test_comes_first_and_ties_keep_their_order(string condition, string expected) => AssertOptimized(condition, expected);

    [Fact]
    public void A_literal_star_is_text_like_any_other()
    {
        StringMatcher contains = new WildcardBuilder().Any().Text("a*?").Any().Build()!;
        StringMatcher several = new WildcardBuilder().Text("*").Any().Text("?").One().Build()!;
        Assert.Equal("s is contains \"a*?\"", Optimize(contains));
        Assert.Equal("s is wildcard \"*%?#\" with \"%#\"", Optimize(several));
        Assert.Equal(new EqualTo("*"), new WildcardBuilder().Text("*").Build());

        static string Optimize(StringMatcher matcher) => Optimizer.Optimize(new StringTest(new FieldReference("s", FieldType.Keyword), matcher)).ToString();
    }

    [Fact]
    public void Optimising_twice_changes_nothing()
    {
        Assert.All(QueryCase.All, static item =>
        {
            var once = Optimizer.Optimize(QueryRule.Compile(item.Id, item.Query, QueryCase.SchemaOf(item.Language), item.Language).Predicate!);
            Assert.Equal(once, Optimizer.Optimize(once));
        });
    }

    private static void AssertOptimized(string condition, string expected) =>
        Assert.Equal(expected, Optimizer.Optimize(QueryRule.Compile("query", "any where " + condition, QueryCase.SchemaOf("eql")).Predicate!).ToString());
}
