namespace RuleGen.Package.Tests;

/// <summary>Rule files for tests.</summary>
internal static class RuleText
{
    /// <summary>The line of the query's first character, counted from 1: its column is 1.</summary>
    public const int QueryLine = 9;

    /// <summary>A rule file around a query.</summary>
    public static string With(string name, string id, string query) => $"""
        [rule]
        rule_id = "{id}"
        name = "{name}"
        description = "For tests."
        severity = "low"
        risk_score = 21
        type = "eql"
        query = '''
        {query}
        '''
        language = "eql"
        """;

    /// <summary>A rule on the name of a process.</summary>
    public static string OnProcess(string name, string id, string process) => With(name, id, $"process where process.name == \"{process}\"");

    /// <summary>An event of a process as one line.</summary>
    public static string Event(string process) =>
        $$"""{"@timestamp":"2026-11-24T00:00:00Z","event":{"category":["process"],"type":["start"]},"process.name":"{{process}}"}""";
}
