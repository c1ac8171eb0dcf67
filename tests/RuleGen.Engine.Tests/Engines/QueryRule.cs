using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;

namespace RuleGen.Engine.Tests;

/// <summary>Rule files around queries.</summary>
internal static class QueryRule
{
    /// <summary>A rule with a query; what is wrong with it is in its diagnostics.</summary>
    /// <param name="ruleId">Its id and name.</param>
    /// <param name="query">The query.</param>
    /// <param name="schema">The fields.</param>
    /// <param name="language">The query's language.</param>
    /// <param name="tables">Tables behind the rule's own, such as filters.</param>
    public static CompiledRule Compile(string ruleId, string query, FieldSchema schema, string language = "eql", string tables = "") =>
        RuleCompiler.Compile(new SourceText(ruleId + ".toml", Text(ruleId, query, language) + "\n" + tables), schema);

    private static string Text(string ruleId, string query, string language) => $"""
        [metadata]
        maturity = "production"

        [rule]
        author = ["We"]
        description = "A query under test."
        language = "{language}"
        name = "{ruleId}"
        risk_score = 1
        rule_id = "{ruleId}"
        severity = "low"
        type = "{(language == "eql" ? "eql" : "query")}"
        query = '''{query}'''
        """;
}
