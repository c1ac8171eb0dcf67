using System.Text;
using RuleGen.Compiler.Optimization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleSets.Index;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>What wakes a rule, as equations; and that nothing that could match stays asleep.</summary>
public sealed class RuleWitnessTests
{
    private static readonly FieldReference Text = new("s", FieldType.Keyword);

    [Theory]
    [InlineData("s == \"a\"", "when s is \"a\"")]
    [InlineData("s : \"A\"", "when s is \"a\"")]
    [InlineData("s in (\"a\", \"b\")", "when s is \"a\", or s is \"b\"")]
    [InlineData("s == \"a\" and args : \"*long text*\"", "when s is \"a\"")]
    [InlineData("s == \"a\" or r == \"b\"", "when s is \"a\", or r is \"b\"")]
    [InlineData("s == \"a\" or not r == \"b\"", "every event: no part of the condition needs a certain text, fragment or field")]
    [InlineData("not s == \"a\"", "every event: no part of the condition needs a certain text, fragment or field")]
    [InlineData("s != null", "when s has a value")]
    [InlineData("s == null", "every event: no part of the condition needs a certain text, fragment or field")]
    [InlineData("s like \"abc*\"", "when s begins with \"abc\"")]
    [InlineData("s like \"*.b\"", "when s ends with \".b\"")]
    [InlineData("s like \"*abc*\"", "when s has a value")]
    [InlineData("s like \"*\\u{202e}*\"", "when s has a character beyond ASCII")]
    [InlineData("s regex~ \"/var/[a-z]+/run\"", "when s begins with \"/var/\"")]
    [InlineData("s regex \"(ab){2}c[0-9]*.*defg(h|i)\"", "when s has \"defg\" in it")]
    [InlineData("s regex (\".*[0-9]abc\", \"x[0-9]?y\")", "when s ends with \"abc\", or s begins with \"x\"")]
    [InlineData("s regex \".*[0-9]a[0-9].*\"", "when s has a value")]
    [InlineData("s like \"abcd*\"", "when s begins with \"abcd\"")]
    [InlineData("s like \"*abcd\"", "when s ends with \"abcd\"")]
    [InlineData("s like \"*abcd*\"", "when s has \"abcd\" in it")]
    [InlineData("s like \"ab*cdef?gh\"", "when s has \"cdef\" in it")]
    [InlineData("s like \"abcd*efghi\"", "when s ends with \"efghi\"")]
    [InlineData("s like \"*abcdéfghij*\"", "when s has \"fghij\" in it")]
    [InlineData("s : (\"ABCD*\", \"x\")", "when s is \"x\", or s begins with \"abcd\"")]
    [InlineData("s : (\"*abcd*\", \"*a*\")", "when s has a value")]
    [InlineData("s : (\"*abcd*\", \"*abcd*x*\")", "when s has \"abcd\" in it")]
    [InlineData("s : \"é\"", "when s has a character beyond ASCII")]
    [InlineData("s == \"é\"", "when s is \"é\"")]
    [InlineData("b == true", "when b is \"true\"")]
    [InlineData("n > 5", "when n has a value")]
    [InlineData("false", "no event: the condition cannot hold")]
    public void A_rule_wakes_on_the_rarest_thing_it_needs(string condition, string expected)
    {
        CompiledRule rule = QueryRule.Compile("query", "any where " + condition, QueryCase.SchemaOf("eql"));
        Predicate predicate = Optimizer.Optimize(rule.Predicate!);
        Assert.Equal(expected, Assert.Single(RuleIndexPlanner.Plan([predicate])).Reason);
    }

    [Fact]
    public void Coarse_fields_are_gates()
    {
        CompiledRule rule = QueryRule.Compile("query", "process where event.type in (\"start\", \"end\") and not event.action == \"fork\" and process.name == \"a\"", FieldSchema.Default);
        RuleWitness witness = Assert.Single(RuleIndexPlanner.Plan([Optimizer.Optimize(rule.Predicate!)]));
        Assert.Equal(["event.category is \"process\"", "event.type is \"end\" or \"start\""], witness.Gates.Select(static gate => gate.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_gate_says_nothing_more_as_a_witness()
    {
        const string Condition = "process where event.action == \"exec\" and process.args : (\"*/dev/tcp/*\", \"*/dev/udp/*\", \"*socket*\")";
        CompiledRule rule = QueryRule.Compile("query", Condition, FieldSchema.Default);
        RuleWitness witness = Assert.Single(RuleIndexPlanner.Plan([Optimizer.Optimize(rule.Predicate!)]));
        Assert.All(witness.Keys, static key => Assert.Equal("process.args", key.Field));
        Assert.Equal(3, witness.Keys.Count);
    }

    [Fact]
    public void A_long_list_of_one_field_is_a_better_witness_than_a_gate()
    {
        string names = string.Join(", ", Enumerable.Range(0, 400).Select(static i => $"\"program{i}\""));
        CompiledRule rule = QueryRule.Compile("query", $"process where event.action == \"exec\" and process.name in ({names})", FieldSchema.Default);
        RuleWitness witness = Assert.Single(RuleIndexPlanner.Plan([Optimizer.Optimize(rule.Predicate!)]));
        Assert.All(witness.Keys, static key => Assert.Equal("process.name", key.Field));
    }

    [Theory]
    [InlineData("message: \"Invoke-Mimikatz now\"", "when message has \"mimikatz\" in it")]
    [InlineData("message: (\"Get-Keystrokes\" or long)", "when message has \"keystrokes\" in it, or message has \"long\" in it")]
    [InlineData("message: inv*katze", "when message has \"katze\" in it")]
    [InlineData("message: a", "when message has a value")]
    public void Words_of_analysed_text_are_witnesses(string query, string expected)
    {
        CompiledRule rule = QueryRule.Compile("query", query, FieldSchema.Default, language: "kuery");
        Assert.Equal(expected, Assert.Single(RuleIndexPlanner.Plan([Optimizer.Optimize(rule.Predicate!)])).Reason);
    }

    // A fragment is found by four of its bytes; the rest decides, and so does where it stands.
    [Theory]
    [InlineData("*xabcdefx*", "xabcdefx", true)]
    [InlineData("*xabcdefx*", "__XABCDEFX__", true)]
    [InlineData("*xabcdefx*", "xabcdefy", false)]
    [InlineData("*xabcdefx*", "abcdefx", false)]
    [InlineData("*xabcdefx*", "xabcdef", false)]
    [InlineData("abcdef*", "abcdefx", true)]
    [InlineData("abcdef*", "xabcdef", false)]
    [InlineData("*abcdef", "xabcdef", true)]
    [InlineData("*abcdef", "abcdefx", false)]
    [InlineData("*abcdef", "abcdefabcdef", true)]
    [InlineData("*bcde*", "abcde", true)]
    [InlineData("a*", "Ab", true)]
    [InlineData("a*", "ba", false)]
    [InlineData("*.b", "a.b", true)]
    [InlineData("*.b", "a.c", false)]
    [InlineData("*.b", "b", false)]
    [InlineData("*abc", "abc", true)]
    [InlineData("abc*", "ab", false)]
    [InlineData("*\u007Fa*", "\u007Fa", true)]
    [InlineData("*é*", "é", true)]
    [InlineData("*é*", "e", false)]
    public void A_fragment_wakes_a_rule_only_where_it_stands(string pattern, string value, bool isWoken)
    {
        var predicates = CompiledPredicates.Compile([new StringTest(Text, new Wildcard(pattern), IgnoreCase: true)]);
        var e = new Event(predicates.Layout);
        predicates.Layout.CreateReader().Read(Encoding.UTF8.GetBytes($$"""{"s":"{{value}}"}"""), e);
        Assert.Equal(isWoken, predicates.Wakes(0, e));
    }

    // The Kelvin sign folds to k, the long s to s: bytes and length differ from what the index holds.
    [Theory]
    [InlineData("k", "\u212A", true)]
    [InlineData("s", "\u017F", true)]
    [InlineData("kube", "\u212Aube", false)]
    [InlineData("desk", "DE\u017FK", false)]
    public void A_letter_with_a_case_beyond_ascii_wakes_the_rule(string text, string value, bool whole)
    {
        var predicates = CompiledPredicates.Compile([new StringTest(Text, whole ? new EqualTo(text) : new Contains(text), IgnoreCase: true)]);
        var e = new Event(predicates.Layout);
        predicates.Layout.CreateReader().Read(Encoding.UTF8.GetBytes($$"""{"s":"{{value}}"}"""), e);
        Assert.Equal([0], predicates.RunIndexed(e));
    }
}
