using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Rule files around EQL queries.</summary>
internal static class QueryRule
{
    /// <summary>A rule with a query that must be without errors and be evaluated.</summary>
    public static CompiledRule Compile(string ruleId, string query, FieldSchema schema)
    {
        CompiledRule rule = RuleCompiler.Compile(new SourceText(ruleId + ".toml", Text(ruleId, query)), schema);
        Assert.True(rule.Predicate is not null, $"{query}{Environment.NewLine}{string.Join(Environment.NewLine, rule.Diagnostics)}");
        return rule;
    }

    private static string Text(string ruleId, string query) => $"""
        [metadata]
        maturity = "production"

        [rule]
        author = ["We"]
        description = "A query under test."
        language = "eql"
        name = "{ruleId}"
        risk_score = 1
        rule_id = "{ruleId}"
        severity = "low"
        type = "eql"
        query = '''{query}'''
        """;
}
