using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Rules;

/// <summary>A good rule file to mutate, and ways to read it.</summary>
internal static class RuleText
{
    public const string Good = """
        [metadata]
        creation_date = "2026/01/15"
        integration = "container"
        maturity = "production"
        updated_date = "2026/02/28"

        [rule]
        author = ["We"]
        description = "Finds a thing."
        index = ["logs-*", "-logs-test-*"]
        language = "eql"
        license = "Apache-2.0"
        name = "A thing"
        risk_score = 47
        rule_id = "11111111-2222-3333-4444-555555555555"
        severity = "medium"
        tags = ["OS: Linux"]
        type = "eql"
        query = '''
        process where process.name == "thing"
        '''

        [[rule.threat]]
        framework = "MITRE ATT&CK"

        [[rule.threat.technique]]
        id = "T1059"
        name = "Command and Scripting Interpreter"

        [rule.threat.tactic]
        id = "TA0002"
        name = "Execution"
        """;

    /// <summary>The good rule with one text replaced by another.</summary>
    public static string With(string old, string replacement)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        return Good.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The good rule with another query in EQL.</summary>
    public static string WithQuery(string query) => With("process where process.name == \"thing\"\n", query);

    /// <summary>The good rule with a query in KQL.</summary>
    public static string WithKqlQuery(string query) => WithQuery(query)
        .Replace("language = \"eql\"", "language = \"kuery\"", StringComparison.Ordinal)
        .Replace("type = \"eql\"", "type = \"query\"", StringComparison.Ordinal);

    public static (RuleDefinition? Rule, IReadOnlyList<RuleDiagnostic> Diagnostics) Read(string text)
    {
        var bag = new DiagnosticBag();
        RuleDefinition? rule = RuleFileReader.Read(new SourceText("rule.toml", text), bag);
        return (rule, bag.Items);
    }

    /// <summary>Reads a text without findings.</summary>
    public static RuleDefinition ReadGood(string text)
    {
        (RuleDefinition? rule, IReadOnlyList<RuleDiagnostic> diagnostics) = Read(text);
        Assert.Empty(diagnostics);
        Assert.NotNull(rule);
        return rule;
    }

    /// <summary>The text that a finding marks.</summary>
    public static string Marked(string text, RuleDiagnostic diagnostic) => text.Substring(diagnostic.Span.Start, diagnostic.Span.Length);
}
