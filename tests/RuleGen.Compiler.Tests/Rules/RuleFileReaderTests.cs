using RuleGen.Compiler.Rules;
using Xunit;

namespace RuleGen.Compiler.Tests.Rules;

public sealed class RuleFileReaderTests
{
    [Fact]
    public void A_good_rule_is_read_in_full()
    {
        RuleDefinition rule = RuleText.ReadGood(RuleText.Good);

        Assert.Equal("11111111-2222-3333-4444-555555555555", rule.RuleId);
        Assert.Equal("A thing", rule.Name);
        Assert.Equal("eql", rule.Type);
        Assert.Equal("eql", rule.Language);
        Assert.Equal("Finds a thing.", rule.Description);
        Assert.Equal("medium", rule.Severity);
        Assert.Equal(47, rule.RiskScore);
        Assert.Equal("process where process.name == \"thing\"\n", rule.Query!.Text);
        Assert.Equal(["logs-*", "-logs-test-*"], rule.Index);
        Assert.Equal(["OS: Linux"], rule.Tags);
        Assert.True(rule.Enabled);
        Assert.Equal(new DateTime(2026, 1, 15), rule.Metadata.CreationDate);
        Assert.Equal(new DateTime(2026, 2, 28), rule.Metadata.UpdatedDate);
        Assert.Equal(["container"], rule.Metadata.Integration);
        ThreatDefinition threat = Assert.Single(rule.Threat);
        Assert.Equal(new ThreatEntry("TA0002", "Execution", null) { IdSpan = threat.Tactic!.IdSpan }, threat.Tactic);
        Assert.Equal("\"TA0002\"", RuleText.Good.Substring(threat.Tactic.IdSpan.Start, threat.Tactic.IdSpan.Length));
        Assert.Equal("T1059", Assert.Single(threat.Technique).Entry.Id);
    }

    [Theory]
    [InlineData("integration = \"container\"", "integration = [\"a\", \"b\"]", "a,b")]
    [InlineData("integration = \"container\"", "integration = []", "")]
    [InlineData("integration = \"container\"", "", "")]
    public void A_list_may_be_a_string(string old, string replacement, string expected) =>
        Assert.Equal(expected, string.Join(",", RuleText.ReadGood(RuleText.With(old, replacement)).Metadata.Integration));

    [Fact]
    public void Line_ends_change_nothing_but_places()
    {
        string crlf = RuleText.Good.Replace("\n", "\r\n", StringComparison.Ordinal);
        RuleDefinition rule = RuleText.ReadGood(crlf);
        Assert.Equal(RuleText.ReadGood(RuleText.Good).Query!.Text, rule.Query!.Text);
        Assert.Equal(crlf.IndexOf("process where", StringComparison.Ordinal), rule.Query.ToFile(new(0, 7)).Start);
    }

    [Fact]
    public void A_byte_order_mark_shifts_places_only()
    {
        RuleDefinition rule = RuleText.ReadGood("\uFEFF" + RuleText.Good);
        Assert.Equal(RuleText.Good.IndexOf("\"A thing\"", StringComparison.Ordinal) + 1, rule.NameSpan.Start);
    }

    [Fact]
    public void Kinds_that_are_not_evaluated_yet_are_read()
    {
        RuleDefinition threshold = RuleText.ReadGood(Kind("threshold", "kuery", """

            [rule.threshold]
            field = ["user.name"]
            value = 5
            [[rule.threshold.cardinality]]
            field = "host.id"
            value = 3
            """));
        Assert.Equal(5, threshold.Threshold!.Value);
        Assert.Equal(new CardinalityDefinition("host.id", 3), Assert.Single(threshold.Threshold.Cardinality));

        RuleDefinition newTerms = RuleText.ReadGood(Kind("new_terms", "kuery", """

            [rule.new_terms]
            field = "new_terms_fields"
            value = ["user.name", "host.id"]
            [[rule.new_terms.history_window_start]]
            field = "history_window_start"
            value = "now-7d"
            """));
        Assert.Equal(["user.name", "host.id"], newTerms.NewTerms!.Value);
        Assert.Equal("now-7d", Assert.Single(newTerms.NewTerms.HistoryWindowStart).Value);

        RuleDefinition threat = RuleText.ReadGood(Kind("threat_match", "kuery", """
            threat_index = ["logs-ti_*"]
            threat_query = "*:*"
            threat_language = "kuery"
            [[rule.threat_mapping]]
            [[rule.threat_mapping.entries]]
            field = "source.ip"
            type = "mapping"
            value = "threat.indicator.ip"
            """));
        Assert.Equal("source.ip", threat.ThreatMatch!.Mapping[0].Entries[0].Field);
        Assert.Equal("*:*", threat.ThreatMatch.Query.Text);

        Assert.Equal("esql", RuleText.ReadGood(Kind("esql", "esql", "")).Language);
    }

    [Fact]
    public void A_machine_learning_rule_has_no_query()
    {
        string text = RuleText.With("language = \"eql\"\n", "")
            .Replace("type = \"eql\"\n", "type = \"machine_learning\"\nanomaly_threshold = 70\nmachine_learning_job_id = \"job\"\n", StringComparison.Ordinal)
            .Replace("query = '''\nprocess where process.name == \"thing\"\n'''\n", "", StringComparison.Ordinal);
        RuleDefinition rule = RuleText.ReadGood(text);
        Assert.Null(rule.Query);
        Assert.Equal(70, rule.AnomalyThreshold);
        Assert.Equal(["job"], rule.MachineLearningJobId);
    }

    [Fact]
    public void Long_texts_are_read_whole()
    {
        string note = new('x', 10_000_000);
        RuleDefinition rule = RuleText.ReadGood(RuleText.With("type = \"eql\"", $"type = \"eql\"\nnote = \"\"\"{note}\\n\"\"\""));
        Assert.Equal(note + "\n", rule.Note);
    }

    private static string Kind(string type, string language, string keys) =>
        RuleText.With("type = \"eql\"", $"type = \"{type}\"")
            .Replace("language = \"eql\"", $"language = \"{language}\"", StringComparison.Ordinal)
            .Replace("\n[[rule.threat]]", keys + "\n\n[[rule.threat]]", StringComparison.Ordinal);
}
