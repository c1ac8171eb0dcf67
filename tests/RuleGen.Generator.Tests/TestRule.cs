namespace RuleGen.Generator.Tests;

/// <summary>Rule files for tests.</summary>
internal static class TestRule
{
    public const string Id = "0d9f9bd4-7f7c-4cf7-9f0e-6a2c9c0c8a11";

    /// <summary>A rule file around a query.</summary>
    public static string With(string query, string name = "Test rule", string id = Id, string description = "For tests.") =>
        $"""
        [metadata]
        creation_date = "2026/11/24"
        maturity = "production"

        [rule]
        author = ["RuleGen"]
        description = "{description}"
        language = "eql"
        license = "Apache-2.0"
        name = "{name}"
        risk_score = 47
        rule_id = "{id}"
        severity = "medium"
        type = "eql"
        query = '''
        {query}
        '''
        # rulegen: ignore-file RG5301 -- made for a test
        """;
}
