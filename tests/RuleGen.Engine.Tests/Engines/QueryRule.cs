using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Engine.Tests;

/// <summary>Rule files around EQL queries.</summary>
internal static class QueryRule
{
    /// <summary>A rule with a query; what is wrong with it is in its diagnostics.</summary>
    public static CompiledRule Compile(string ruleId, string query, FieldSchema schema) =>
        RuleCompiler.Compile(new SourceText(ruleId + ".toml", Text(ruleId, query)), schema);

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
