using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Which rulesets have a gate, and which.</summary>
public sealed class GatePlannerTests
{
    [Theory]
    [InlineData("process.interactive == true", "any where process.name == \"nc\" and process.interactive == true")]
    [InlineData("process.interactive == true or not process.interactive == false", "any where process.name == \"nc\" and process.interactive == true", "any where process.args : \"*x*\" and not process.interactive == false")]
    [InlineData(null, "any where process.interactive == true")]
    [InlineData(null, "any where process.interactive == true or user.name == \"a\"")]
    [InlineData(null, "any where process.interactive == true and process.name : \"*x*\"", "any where user.name == \"a\" and user.id : \"*x*\"")]
    [InlineData(null, "any where process.interactive == true and process.name : \"*x*\"", "any where process.parent.interactive == true and process.name : \"*x*\"")]
    public void The_first_guards_are_the_gate_when_one_object_decides_them(string? expected, params string[] queries)
    {
        RuleSetPlan plan = RuleSetPlanner.Plan(queries.Select(static (query, i) => QueryRule.Compile("rule" + i, query, FieldSchema.Default)));
        Assert.Equal(expected, plan.Gate is { } gate ? PredicatePrinter.Print(gate.Condition) : null);
        Assert.Equal(plan.Gate is { } planned ? [.. PredicateFields.Of(planned.Condition).Select(static field => field.Name).Distinct()] : Array.Empty<string>(), plan.Gate?.Fields ?? []);
    }

    [Fact]
    public void Many_rules_have_none()
    {
        IEnumerable<CompiledRule> rules = Enumerable.Range(0, 5)
            .Select(static i => QueryRule.Compile("rule" + i, $"any where process.interactive == true and process.name == \"{i}\"", FieldSchema.Default));
        Assert.Null(RuleSetPlanner.Plan(rules).Gate);
    }
}
