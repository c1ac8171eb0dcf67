using Microsoft.Extensions.Logging;
using Xunit;

namespace RuleGen.Hosting.Tests;

/// <summary>What an event or a sink does wrong costs that event or that delivery, and nothing else.</summary>
public sealed class ResilienceTests
{
    [Fact]
    public async Task A_malformed_event_is_logged_with_its_place_and_counted()
    {
        await using var service = new ServiceUnderTest();
        RunSummary summary = await service.Detector.RunAsync(
            Events.Sequence(Events.Of("nc"), Events.Malformed, Events.Of("bash")), TestContext.Current.CancellationToken);

        Assert.Equal([TestRules.Netcat, TestRules.Shell], service.Sink.RuleIds);
        Assert.Equal(1, summary.MalformedEvents);
        Assert.Equal("Event 2 is malformed at byte 11: The document ends too early.", Assert.Single(service.Log.Messages(3)));
    }

    [Fact]
    public async Task Many_malformed_events_are_logged_once_a_second_with_their_number()
    {
        await using var service = new ServiceUnderTest();
        await service.Detector.RunAsync(Malformed(), TestContext.Current.CancellationToken);

        Assert.Equal(2, service.Log.Messages(3).Count());
        Assert.Equal(["2 more malformed events were not logged.", "1 more malformed events were not logged."], service.Log.Messages(4));

        async IAsyncEnumerable<ReadOnlyMemory<byte>> Malformed()
        {
            for (int i = 0; i < 5; i++)
            {
                await Task.Yield();
                if (i == 3)
                {
                    service.Clock.Advance(TimeSpan.FromSeconds(1));
                }

                yield return Events.Utf8(Events.Malformed);
            }
        }
    }

    [Fact]
    public async Task An_exception_while_an_event_is_judged_costs_that_event()
    {
        await using var service = new ServiceUnderTest();
        RunSummary summary = await service.Detector.RunAsync(
            Events.Sequence(Events.Of("broken"), Events.Of("bash")), TestContext.Current.CancellationToken);

        Assert.Equal([TestRules.Shell], service.Sink.RuleIds);
        Assert.Equal((1, 1), (summary.Events, summary.FailedEvents));
        CollectingLogger.Entry entry = Assert.Single(service.Log.Entries, static entry => entry.Id == 5);
        Assert.Equal((LogLevel.Error, "Event 1 could not be judged."), (entry.Level, entry.Message));
        Assert.IsType<InvalidOperationException>(entry.Exception);
    }

    [Fact]
    public async Task A_sink_that_fails_keeps_nothing_from_the_others()
    {
        var good = new CollectingSink();
        await using var service = new ServiceUnderTest(null, new FailingSink(), good);
        RunSummary summary = await service.Detector.RunAsync(Events.Sequence(Events.Of("nc"), Events.Of("bash")), TestContext.Current.CancellationToken);

        Assert.Equal([TestRules.Netcat, TestRules.Shell], good.RuleIds);
        Assert.Equal((2, 2), (summary.Alerts, summary.UndeliveredAlerts));
        Assert.All(service.Log.Messages(6), static message => Assert.StartsWith("FailingSink did not take alert ", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_s_clock_stamps_alerts()
    {
        await using var service = new ServiceUnderTest();
        await service.Detector.RunAsync(Events.Sequence(Events.Of("nc")), TestContext.Current.CancellationToken);

        Assert.Equal(ServiceUnderTest.Start, Assert.Single(service.Sink.Alerts).Timestamp);
    }

    private sealed class FailingSink : IAlertSink
    {
        public ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken) => throw new IOException("No connection.");
    }
}
