using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class AlertOverrideTests
{
    private static readonly SeverityOverride[] s_severities =
    [
        new("event.severity", "21", Severity.Low),
        new("event.severity", "99", Severity.Critical),
        new("vendor.level", "high", Severity.High),
    ];

    private static readonly RiskScoreOverride[] s_scores =
    [
        new("event.risk_score", "", null),
        new("vendor.level", "high", 80),
    ];

    [Theory]
    [InlineData("""{"severity":21}""", "none", Severity.Low)]
    [InlineData("""{"severity":"21"}""", "none", Severity.Low)]
    [InlineData("""{"severity":99}""", "high", Severity.Critical)]
    [InlineData("""{"severity":21}""", "high", Severity.High)]
    [InlineData("""{"severity":[21,99]}""", "none", Severity.Critical)]
    [InlineData("""{"severity":50}""", "HIGH", Severity.Medium)]
    [InlineData("""{}""", "none", Severity.Medium)]
    public void The_gravest_severity_that_applies_wins(string eventObject, string level, Severity expected) =>
        Assert.Equal(expected, Process(eventObject, level).Severity);

    [Theory]
    [InlineData("""{"risk_score":12}""", "none", 12)]
    [InlineData("""{"risk_score":"12"}""", "none", 12)]
    [InlineData("""{"risk_score":12.5}""", "none", 13)]
    [InlineData("""{"risk_score":0}""", "none", 0)]
    [InlineData("""{"risk_score":[3,90,101]}""", "none", 90)]
    [InlineData("""{"risk_score":12}""", "high", 80)]
    [InlineData("""{"risk_score":101}""", "none", 47)]
    [InlineData("""{"risk_score":-1}""", "none", 47)]
    [InlineData("""{"risk_score":"12 or so"}""", "none", 47)]
    [InlineData("""{}""", "none", 47)]
    public void The_highest_risk_score_that_applies_wins(string eventObject, string level, int expected) =>
        Assert.Equal(expected, Process(eventObject, level).RiskScore);

    [Theory]
    [InlineData("""{"title":"Bad thing"}""", "Bad thing")]
    [InlineData("""{"title":["","second"]}""", "second")]
    [InlineData("""{"title":""}""", "Netcat")]
    [InlineData("""{}""", "Netcat")]
    public void The_name_is_taken_from_the_event(string eventObject, string expected)
    {
        Alert alert = Process(eventObject, "none");

        Assert.Equal(expected, alert.RuleName);
        Assert.EndsWith($" alert {expected}.", alert.Reason);
        Assert.Equal("Netcat", alert.Rule.Metadata.Name);
    }

    private static Alert Process(string eventObject, string level) =>
        Samples.Detector(Samples.Rule(severities: s_severities, scores: s_scores, nameField: "event.title"))
            .Process($$$"""{"event":{{{eventObject}}},"vendor":{"level":"{{{level}}}"},"process":{"name":"nc"}}""")[0];
}
