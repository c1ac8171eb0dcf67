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
    [InlineData("s like \"abc*\"", "when s has a value")]
    [InlineData("s like \"abcd*\"", "when s has \"abcd\" in it")]
    [InlineData("s like \"ab*cdef?gh\"", "when s has \"cdef\" in it")]
    [InlineData("s : (\"ABCD*\", \"x\")", "when s is \"x\", or s has \"abcd\" in it")]
    [InlineData("s : \"é\"", "when s has a value")]
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
