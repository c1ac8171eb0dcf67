using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Xunit;

namespace RuleGen.Hosting.Tests;

public sealed class TelemetryTests
{
    private const string RuleSet = "RuleGen.Hosting.Tests.TestRules";

    [Fact]
    public async Task Counters_are_those_of_all_runs()
    {
        await using var service = new ServiceUnderTest();
        service.Metrics.Listen("rulegen.events", "rulegen.events.malformed", "rulegen.events.failed", "rulegen.events.without_timestamp", "rulegen.candidates");
        for (int i = 0; i < 2; i++)
        {
            await service.Detector.RunAsync(
                Events.Sequence(Events.Of("nc"), Events.Malformed, Events.Of("broken"), """{"process.name":"sh"}"""),
                TestContext.Current.CancellationToken);
        }

        Assert.Equal(4, Value(service, "rulegen.events"));
        Assert.Equal(2, Value(service, "rulegen.events.malformed"));
        Assert.Equal(2, Value(service, "rulegen.events.failed"));
        Assert.Equal(2, Value(service, "rulegen.events.without_timestamp"));
        // Four rules were asked of each event but for the one that broke off.
        Assert.Equal(16, Value(service, "rulegen.candidates"));
    }

    [Fact]
    public async Task Running_detectors_are_counted_while_they_run()
    {
        await using var service = new ServiceUnderTest();
        service.Metrics.Listen("rulegen.events", "rulegen.runs.active");
        using var stop = new CancellationTokenSource();
        Task<RunSummary> run = service.Detector.RunAsync(Events.Endless([Events.Of("nc"), Events.Of("sh")]), stop.Token);
        await InputTests.Until(() => Value(service, "rulegen.events") == 2);
        Assert.Equal(1, Value(service, "rulegen.runs.active"));

        await stop.CancelAsync();
        await run;
        Assert.Equal(0, Value(service, "rulegen.runs.active"));
        Assert.Equal(2, Value(service, "rulegen.events"));
    }

    [Fact]
    public async Task Alerts_are_counted_by_rule()
    {
        await using var service = new ServiceUnderTest(null, new BrokenSink());
        service.Metrics.Listen("rulegen.alerts", "rulegen.alerts.undelivered");
        await service.Detector.RunAsync(Events.Sequence(Events.Of("nc"), Events.Of("bash"), Events.Of("nc")), TestContext.Current.CancellationToken);

        var alerts = service.Metrics.Read("rulegen.alerts");
        Assert.Equal([TestRules.Netcat, TestRules.Shell, TestRules.Netcat], alerts.Select(static item => item.Tags["rulegen.rule.id"]));
        Assert.Equal(["medium", "high", "medium"], alerts.Select(static item => item.Tags["rulegen.alert.severity"]));
        Assert.All(alerts, static item => Assert.Equal((1, RuleSet), (item.Value, item.Tags["rulegen.ruleset"])));
        var undelivered = service.Metrics.Read("rulegen.alerts.undelivered");
        Assert.Equal(3, undelivered.Count);
        Assert.All(undelivered, static item => Assert.Equal("BrokenSink", item.Tags["rulegen.sink"]));
    }

    [Fact]
    public async Task Events_are_timed_while_someone_listens()
    {
        await using var service = new ServiceUnderTest();
        service.Clock.AutoAdvanceAmount = TimeSpan.FromMilliseconds(5);
        await service.Detector.RunAsync(Events.Sequence(Events.Of("sh")), TestContext.Current.CancellationToken);
        Assert.Empty(service.Metrics.Read("rulegen.event.duration"));

        service.Metrics.Listen("rulegen.event.duration");
        await service.Detector.RunAsync(Events.Sequence(Events.Of("sh"), Events.Of("cat")), TestContext.Current.CancellationToken);

        var times = service.Metrics.Read("rulegen.event.duration");
        Assert.Equal(2, times.Count);
        Assert.All(times, static item => Assert.Equal((0.005, RuleSet), (item.Value, item.Tags["rulegen.ruleset"])));
    }

    [Fact]
    public async Task Candidates_are_not_counted_when_nobody_listens()
    {
        await using var service = new ServiceUnderTest();
        await service.Detector.RunAsync(Events.Sequence(Events.Of("nc")), TestContext.Current.CancellationToken);
        service.Metrics.Listen("rulegen.candidates");

        Assert.Equal(0, Value(service, "rulegen.candidates"));
    }

    [Fact]
    public async Task A_run_and_its_deliveries_are_activities()
    {
        var stopped = new ConcurrentQueue<Activity>();
        using var parent = new Activity("test");
        parent.Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "RuleGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == parent.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var service = new ServiceUnderTest(null, new BrokenSink());
        await service.Detector.RunAsync(Events.Sequence(Events.Of("nc")), TestContext.Current.CancellationToken);

        Activity[] activities = [.. stopped];
        Assert.Equal(["rulegen.alert", "rulegen.run"], activities.Select(static activity => activity.OperationName));
        Assert.Equal(activities[1].SpanId, activities[0].ParentSpanId);
        Assert.Equal(TestRules.Netcat, activities[0].GetTagItem("rulegen.rule.id"));
        Assert.Equal(ActivityStatusCode.Error, activities[0].Status);
        Assert.Equal("0123", activities[1].GetTagItem("rulegen.ruleset.hash"));
    }

    [Fact]
    public async Task The_log_says_what_runs_and_what_it_did()
    {
        await using var service = new ServiceUnderTest();
        await service.Detector.RunAsync(Events.Sequence(Events.Of("nc"), Events.Malformed), TestContext.Current.CancellationToken);

        Assert.Equal($"Detection begins with 3 of 4 rules of {RuleSet}, content hash 0123.", Assert.Single(service.Log.Messages(1)));
        Assert.Equal(
            $"Detection with {RuleSet} is over (InputEnded): 1 events, 1 malformed, 0 failed, 1 alerts, 0 undelivered.",
            Assert.Single(service.Log.Messages(2)));
        Assert.Equal(LogLevel.Debug, Assert.Single(service.Log.Entries, static entry => entry.Id == 9).Level);
    }

    [Fact]
    public async Task A_cost_profile_is_taken_when_the_options_ask_for_it()
    {
        await using var service = new ServiceUnderTest(static options => options.CostProfileInterval = 2);
        await service.Detector.RunAsync(Events.Sequence([.. Enumerable.Repeat(Events.Of("nc"), 10)]), TestContext.Current.CancellationToken);

        Assert.Equal(5, service.Detector.CostProfile!.SampledEvents);
        Assert.Equal(5, service.Detector.CostProfile.GetCosts().Single(static cost => cost.Rule.Metadata.RuleId == TestRules.Netcat).Matches);

        await using var without = new ServiceUnderTest();
        Assert.Null(without.Detector.CostProfile);
    }

    private static double Value(ServiceUnderTest service, string instrument)
    {
        (double value, Dictionary<string, object?> tags) = Assert.Single(service.Metrics.Read(instrument));
        Assert.Equal(RuleSet, tags["rulegen.ruleset"]);
        return value;
    }

    private sealed class BrokenSink : IAlertSink
    {
        public ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken) => throw new IOException("No connection.");
    }
}
