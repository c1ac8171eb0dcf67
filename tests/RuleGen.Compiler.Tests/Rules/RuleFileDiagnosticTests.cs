using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using Xunit;

namespace RuleGen.Compiler.Tests.Rules;

/// <summary>Mutations of a good rule: each gives one finding, at the exact place.</summary>
public sealed class RuleFileDiagnosticTests
{
    // id, what is replaced, by what, line and column (from one) of the finding, the text it marks.
    public static TheoryData<string, string, string, int, int, string> Errors => new()
    {
        { "RG0001", "severity = \"medium\"", "severity = ", 16, 12, "\n" },
        { "RG0001", "name = \"A thing\"", "name = \"A thing", 13, 8, "\"" },
        { "RG0001", "\"thing\"\n'''", "\"thing\"\n", 19, 9, "'''" },
        { "RG0001", "tags = [", "severity = [", 17, 1, "severity" },
        { "RG0001", "[rule.threat.tactic]", "[rule]", 30, 2, "rule" },
        { "RG0001", "author = [\"We\"]", "author = [\"C:\\qwe\"]", 8, 14, "\\q" },
        { "RG0001", "author = [\"We\"]", "author = [\"C:\\users\"]", 8, 14, "\\u" },
        { "RG0001", "author = [\"We\"]", "author = [\"\\uD800\"]", 8, 12, "\\u" },
        { "RG0001", "author = [\"We\"]", "author = [\"a\uD800\"]", 8, 13, "\uD800" },
        { "RG0003", "rule_id = \"11111111-2222-3333-4444-555555555555\"\n", "", 7, 1, "[rule]" },
        { "RG0003", "name = \"A thing\"\n", "", 7, 1, "[rule]" },
        { "RG0003", "type = \"eql\"\n", "", 7, 1, "[rule]" },
        { "RG0003", "description = \"Finds a thing.\"\n", "", 7, 1, "[rule]" },
        { "RG0003", "severity = \"medium\"\n", "", 7, 1, "[rule]" },
        { "RG0003", "risk_score = 47\n", "", 7, 1, "[rule]" },
        { "RG0003", "language = \"eql\"\n", "", 7, 1, "[rule]" },
        { "RG0003", "query = '''\nprocess where process.name == \"thing\"\n'''\n", "", 7, 1, "[rule]" },
        { "RG0003", "framework = \"MITRE ATT&CK\"\n", "", 23, 1, "[[rule.threat]]" },
        { "RG0003", "id = \"TA0002\"\n", "", 30, 1, "[rule.threat.tactic]" },
        { "RG0004", "severity = \"medium\"", "severity = 3", 16, 12, "3" },
        { "RG0004", "risk_score = 47", "risk_score = \"47\"", 14, 14, "\"47\"" },
        { "RG0004", "risk_score = 47", "risk_score = 47.0", 14, 14, "47.0" },
        { "RG0004", "tags = [\"OS: Linux\"]", "tags = \"OS: Linux\"", 17, 8, "\"OS: Linux\"" },
        { "RG0004", "tags = [\"OS: Linux\"]", "tags = [\"a\", 1]", 17, 14, "1" },
        { "RG0004", "creation_date = \"2026/01/15\"", "creation_date = 2026-01-15", 2, 17, "2026-01-15" },
        { "RG0004", "[[rule.threat]]\n", "[rule.threat]\n", 23, 1, "[rule.threat]" },
        { "RG0004", "type = \"eql\"", "type = \"eql\"\nenabled = \"no\"", 19, 11, "\"no\"" },
        { "RG0005", "name = \"A thing\"", "name = \" \"", 13, 8, "\" \"" },
        { "RG0006", "risk_score = 47", "risk_score = 101", 14, 14, "101" },
        { "RG0006", "risk_score = 47", "risk_score = -1", 14, 14, "-1" },
        { "RG0006", "type = \"eql\"", "type = \"eql\"\nversion = 99999999999", 19, 11, "99999999999" },
        { "RG0007", "severity = \"medium\"", "severity = \"Medium\"", 16, 12, "\"Medium\"" },
        { "RG0008", "\"2026/02/28\"", "\"2026/02/29\"", 5, 16, "\"2026/02/29\"" },
        { "RG0008", "\"2026/02/28\"", "\"2026-02-28\"", 5, 16, "\"2026-02-28\"" },
        { "RG0009", "type = \"eql\"", "type = \"eqlx\"", 18, 8, "\"eqlx\"" },
        { "RG0010", "language = \"eql\"", "language = \"kuery\"", 11, 12, "\"kuery\"" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_is_reported_at_its_place(string id, string old, string replacement, int line, int column, string marked)
    {
        string text = RuleText.With(old, replacement);
        (RuleDefinition? rule, IReadOnlyList<RuleDiagnostic> diagnostics) = RuleText.Read(text);

        RuleDiagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal($"{id} ({line},{column}) {marked}", $"{diagnostic.Id} ({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}) {RuleText.Marked(text, diagnostic)}");
        Assert.Equal(RuleDiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Null(rule);
    }

    [Theory]
    [InlineData("type = \"eql\"", "type = \"eql\"\nserverity = \"low\"", "RG0012", "serverity", "'severity'")]
    [InlineData("[metadata]", "[metadata]\nmaturitiy = \"x\"", "RG0012", "maturitiy", "'maturity'")]
    [InlineData("[[rule.threat]]", "[ruel]\n[[rule.threat]]", "RG0012", "ruel", "'rule'")]
    [InlineData("type = \"eql\"", "type = \"eql\"\nanomaly_threshold = 3", "RG0013", "anomaly_threshold", "machine_learning")]
    [InlineData("type = \"eql\"", "type = \"eql\"\nmax_signals = 3", "RG4102", "max_signals", "not supported yet")]
    [InlineData("[[rule.threat]]", "[rule.alert_suppression]\ngroup_by = [\"a\"]\n[[rule.threat]]", "RG4102", "alert_suppression", "not supported yet")]
    public void What_changes_no_match_is_mentioned_and_the_rule_goes_on(string old, string replacement, string id, string marked, string hint)
    {
        string text = RuleText.With(old, replacement);
        (RuleDefinition? rule, IReadOnlyList<RuleDiagnostic> diagnostics) = RuleText.Read(text);

        RuleDiagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(marked, RuleText.Marked(text, diagnostic));
        Assert.Contains(hint, diagnostic.Message, StringComparison.Ordinal);
        Assert.NotEqual(RuleDiagnosticSeverity.Error, diagnostic.Severity);
        Assert.NotNull(rule);
        Assert.Empty(rule.UnsupportedKeys);
    }

    [Theory]
    [InlineData("data_view_id", "data_view_id = \"x\"")]
    [InlineData("saved_id", "saved_id = \"x\"")]
    public void A_key_that_changes_matching_stops_the_rule(string key, string line)
    {
        string text = RuleText.With("type = \"eql\"", $"type = \"eql\"\n{line}");
        (RuleDefinition? rule, IReadOnlyList<RuleDiagnostic> diagnostics) = RuleText.Read(text);

        RuleDiagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("RG4101", diagnostic.Id);
        Assert.Equal((18, 0), (diagnostic.Start.Line, diagnostic.Start.Column));
        Assert.Equal(key, RuleText.Marked(text, diagnostic));
        Assert.Equal(RuleDiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal($"rule.{key}", Assert.Single(rule!.UnsupportedKeys).Key);
    }

    [Fact]
    public void Lists_without_items_change_nothing() =>
        RuleText.ReadGood(RuleText.With("type = \"eql\"", "type = \"eql\"\nfilters = []\nexceptions_list = []"));

    [Fact]
    public void A_file_without_a_rule_says_so()
    {
        RuleDiagnostic diagnostic = Assert.Single(RuleText.Read("[metadata]\n").Diagnostics);
        Assert.Equal("RG0003", diagnostic.Id);
        Assert.Contains("[rule]", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_file()
    {
        string text = RuleText.Good
            .Replace("severity = \"medium\"", "severity = 1", StringComparison.Ordinal)
            .Replace("maturity = \"production\"", "maturity = 1", StringComparison.Ordinal)
            .Replace("name = \"A thing\"", "name = 1", StringComparison.Ordinal);
        Assert.Equal([4, 13, 16], RuleText.Read(text).Diagnostics.Select(static d => d.Start.Line + 1));
    }

    [Fact]
    public void A_message_is_one_short_line_whatever_the_file_says()
    {
        string text = RuleText.With("severity = \"medium\"", $"severity = \"a\\nb{new string('x', 1_000_000)}\"");
        string message = Assert.Single(RuleText.Read(text).Diagnostics).Message;
        Assert.DoesNotContain('\n', message);
        Assert.InRange(message.Length, 1, 300);
    }
}
