using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace RuleGen.Tests.Detection;

/// <summary>A detector takes parsed and made events as it takes their documents.</summary>
public sealed class DetectorObjectTests
{
    [Fact]
    public void A_parsed_document_gives_the_alerts_of_its_text()
    {
        Detector detector = Samples.Detector(Samples.Rule());
        Guid expected = detector.Process(Samples.Netcat)[0].Id;

        Assert.Equal(expected, detector.Process(JsonDocument.Parse(Samples.Netcat).RootElement)[0].Id);
        Assert.Equal(expected, detector.Process(JsonNode.Parse(Samples.Netcat)!.AsObject())[0].Id);
        Assert.Equal(0, detector.Process(JsonDocument.Parse(Samples.Bash).RootElement).Count);
        Assert.Equal(4, detector.EventsProcessed);
    }

    [Fact]
    public void An_alert_of_a_dictionary_carries_it_as_JSON()
    {
        var source = new Dictionary<string, object?>
        {
            ["@timestamp"] = new DateTimeOffset(2026, 1, 5, 0, 0, 0, 350, TimeSpan.Zero),
            ["process"] = new Dictionary<string, object?> { ["name"] = "nc" },
        };

        Alert alert = Samples.Detector(Samples.Rule()).Process(source)[0];

        Assert.Equal(Samples.Netcat, System.Text.Encoding.UTF8.GetString(alert.Event.Document));
        Assert.Equal("nc", alert.Entities.ProcessName);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 0, 0, 0, 350, TimeSpan.Zero), alert.OriginalTime);
    }

    [Fact]
    public void An_alert_keeps_where_an_object_came_from()
    {
        AlertCollection alerts = Samples.Detector(Samples.Rule()).Process(JsonNode.Parse(Samples.Netcat)!.AsObject(), new EventOrigin("queue", 7));

        Assert.Equal(new EventOrigin("queue", 7), alerts[0].Events[0]!.Origin);
    }
}
