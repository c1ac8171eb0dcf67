namespace RuleGen.Cli.Tests;

/// <summary>Rule files and events for tests.</summary>
public static class TestRules
{
    public const string ShellId = "11111111-1111-4111-8111-111111111111";

    public const string Shell = """process where process.name == "sh" """;

    public const string ShellEvent = """{"@timestamp":"2026-01-05T10:00:00.000Z","event":{"category":["process"]},"process":{"name":"sh"},"host":{"name":"web-1"}}""";

    public const string OtherEvent = """{"@timestamp":"2026-01-05T10:00:01.000Z","event":{"category":["process"]},"process":{"name":"ls"}}""";

    public static string Rule(string query, string id = ShellId, string name = "A shell starts", string more = "") => $""""
        [metadata]
        creation_date = "2026/01/01"
        maturity = "production"
        updated_date = "2026/01/01"

        [rule]
        author = ["The RuleGen authors"]
        description = "Test."
        language = "eql"
        license = "Apache-2.0"
        name = "{name}"
        risk_score = 47
        rule_id = "{id}"
        severity = "medium"
        type = "eql"
        {more}
        query = '''
        {query}
        '''
        # rulegen: ignore-file RG5301 -- made for a test
        """";
}
