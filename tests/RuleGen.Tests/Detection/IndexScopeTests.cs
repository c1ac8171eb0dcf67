using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class IndexScopeTests
{
    [Theory]
    [InlineData("logs-*", "logs-cloud_defend.process-default", true)]
    [InlineData("logs-cloud_defend.process*", "logs-cloud_defend.process-default", true)]
    [InlineData("logs-cloud_defend.process*", "logs-cloud_defend.file-default", false)]
    [InlineData("logs-cloud_defend.process", "logs-cloud_defend.process-default", false)]
    [InlineData("*", "anything", true)]
    [InlineData("_all", "anything", true)]
    [InlineData("apm-*-transaction*", "apm-7.0-transaction-2026", true)]
    [InlineData("apm-*-transaction*", "apm-7.0-span-2026", false)]
    [InlineData("logs-?", "logs-a", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    // Lists and exclusions.
    [InlineData("auditbeat-*, logs-endpoint.*", "logs-endpoint.events.process-default", true)]
    [InlineData("logs-*|-logs-x*", "logs-x.y-default", false)]
    [InlineData("logs-*|-logs-x*", "logs-y-default", true)]
    [InlineData("logs-*,-logs-x*,logs-x.y*", "logs-x.y-default", true)]
    [InlineData("-logs-x*", "logs-y-default", true)]
    [InlineData("-logs-x*", "logs-x-default", false)]
    // Clusters.
    [InlineData("remote:logs-*", "logs-a-default", true)]
    [InlineData("*:logs-*", "prod:logs-a-default", true)]
    [InlineData("logs-*", "prod:logs-a-default", true)]
    [InlineData("*:logs-*", "prod:metrics-a", false)]
    [InlineData("*:logs-*|*:-logs-a*", "prod:logs-a-default", false)]
    [InlineData("logs-*|-remote:*", "logs-a-default", true)]
    // Backing indices.
    [InlineData("logs-a-default", ".ds-logs-a-default-2026.01.05-000001", true)]
    [InlineData("logs-a-*", ".ds-logs-a-default-2026.01.05-000001", true)]
    [InlineData("logs-a-default", ".ds-logs-a-default-000012", true)]
    [InlineData("logs-a-default", "prod:.ds-logs-a-default-2026.01.05-1000000", true)]
    [InlineData("logs-a-default", "partial-.ds-logs-a-default-2026.01.05-000001", true)]
    [InlineData("logs-a-default", "restored-.ds-logs-a-default-2026.01.05-000001", true)]
    [InlineData(".ds-logs-a*", ".ds-logs-a-default-2026.01.05-000001", true)]
    [InlineData("logs-a-default", "logs-a-default-2026.01.05-000001", false)]
    [InlineData("logs-a-default", ".ds-logs-a-default-2026.01.05", false)]
    public void An_index_name_is_covered(string patterns, string index, bool expected) =>
        Assert.Equal(expected, IsSeen(patterns, $$"""{"_index":"{{index}}","_source":{"process":{"name":"nc"} } }"""));

    [Theory]
    [InlineData("logs-a.b-*", "logs", "a.b", "default", true)]
    [InlineData("logs-a.b-*", "metrics", "a.b", "default", false)]
    [InlineData("logs-a.b-default", "logs", "a.b", null, true)]
    [InlineData("logs-a.b*", null, "a.b", null, true)]
    [InlineData("logs-a.b*", null, "a.c", null, false)]
    [InlineData("logs-a.b-*", null, "a.c", null, false)]
    [InlineData("logs-a.b-prod", "logs", null, "default", false)]
    [InlineData("logs-a.b-prod", "logs", null, "prod", true)]
    [InlineData("metrics-*", "logs", null, null, false)]
    [InlineData("winlogbeat-*", null, "a.b", null, true)]
    [InlineData("winlogbeat-*", "logs", "a.b", null, false)]
    [InlineData("logs-a.b*|-logs-a.b-secret", "logs", "a.b", "secret", false)]
    public void Data_stream_parts_are_covered_and_absent_ones_match_anything(
        string patterns, string? type, string? dataset, string? space, bool expected)
    {
        string parts = string.Join(',', new[] { ("type", type), ("dataset", dataset), ("namespace", space) }
            .Where(part => part.Item2 is not null)
            .Select(part => $"\"{part.Item1}\":\"{part.Item2}\""));

        Assert.Equal(expected, IsSeen(patterns, $$$"""{"data_stream":{ {{{parts}}} },"process":{"name":"nc"}}"""));
    }

    [Fact]
    public void The_index_name_wins_over_the_data_stream() =>
        Assert.True(IsSeen("logs-a*", """{"_index":"logs-a","_source":{"data_stream":{"type":"logs","dataset":"b"},"process":{"name":"nc"}}}"""));

    [Fact]
    public void An_event_that_names_no_place_is_seen_by_all() =>
        Assert.True(IsSeen("logs-a*", Samples.Netcat));

    [Fact]
    public void A_rule_without_patterns_sees_every_event() =>
        Assert.True(IsSeen("", """{"_index":"logs-a","_source":{"process":{"name":"nc"}}}"""));

    [Fact]
    public void A_long_data_stream_name_is_read_in_full()
    {
        string dataset = new('d', 5000);

        Assert.True(IsSeen($"logs-{dataset}-x*", $$$"""{"data_stream":{"dataset":"{{{dataset}}}","namespace":"xy"},"process":{"name":"nc"}}"""));
        Assert.False(IsSeen($"logs-{dataset}-y*", $$$"""{"data_stream":{"dataset":"{{{dataset}}}","namespace":"xy"},"process":{"name":"nc"}}"""));
    }

    [Fact]
    public void Scoping_can_be_turned_off()
    {
        var detector = new Detector(new FakeMatcher(Samples.Rule(index: ["logs-a*"])), Samples.Options(ignoreIndexPatterns: true));

        Assert.Equal(1, detector.Process("""{"_index":"logs-b","_source":{"process":{"name":"nc"}}}""").Count);
    }

    private static bool IsSeen(string patterns, string json)
    {
        string[] index = patterns.Split('|', StringSplitOptions.RemoveEmptyEntries);
        return Samples.Detector(Samples.Rule(index: index)).Process(json).Count == 1;
    }
}
