using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class AlertReasonTests
{
    [Theory]
    [InlineData(
        """{"event":{"category":["process"]},"process":{"name":"nc","parent":{"name":"bash"}},"file":{"name":"x"},"user":{"name":"root"},"host":{"name":"host-1"}}""",
        "process event with process nc, parent process bash, file x, by root on host-1 created medium alert Netcat.")]
    [InlineData(
        """{"event":{"category":"network"},"process":{"name":"nc"},"source":{"ip":"10.0.0.1","port":4444},"destination":{"ip":"::1","port":80}}""",
        "network event with process nc, source 10.0.0.1:4444, destination [::1]:80, created medium alert Netcat.")]
    [InlineData("""{"process":{"name":["nc","sh"]},"source":{"port":1}}""", "event with process nc, created medium alert Netcat.")]
    [InlineData("""{"process":{"name":"nc"},"source":{"ip":"::1"}}""", "event with process nc, source ::1, created medium alert Netcat.")]
    public void The_reason_names_what_the_event_names(string json, string expected) =>
        Assert.Equal(expected, Samples.Detector(Samples.Rule()).Process(json)[0].Reason);

    [Fact]
    public void Without_entities_the_reason_is_still_a_sentence() =>
        Assert.Equal("event created high alert X.", AlertReason.Describe(new AlertEntities(), Severity.High, "X"));
}
