using Xunit;

namespace RuleGen.Hosting.Tests;

/// <summary>What decides rules over several events when no event does. The clock stands at 04:05:06.</summary>
public sealed class SequenceTests
{
    [Theory]
    [InlineData(EndAction.Nothing, 0)]
    [InlineData(EndAction.AdvanceToNow, 1)]
    [InlineData(EndAction.Complete, 2)]
    public async Task The_end_of_the_input_decides_as_the_options_say(EndAction action, int alerts)
    {
        await using var service = new ServiceUnderTest<SequenceRules>(options => options.WhenInputEnds = action);
        RunSummary summary = await service.Detector.RunAsync(
            Events.Sequence(SequenceRules.Login("ada", "04:04:00"), SequenceRules.Login("bob", "04:04:50")), TestContext.Current.CancellationToken);

        Assert.Equal(alerts, summary.Alerts);
        Assert.Equal(alerts, service.Sink.Alerts.Count);
    }

    [Theory]
    [InlineData(EndAction.Nothing, 0)]
    [InlineData(EndAction.Complete, 1)]
    public async Task A_stop_decides_as_the_options_say(EndAction action, int alerts)
    {
        await using var service = new ServiceUnderTest<SequenceRules>(options => options.WhenStopped = action);
        using var stop = new CancellationTokenSource();
        service.Metrics.Listen("rulegen.events");
        Task<RunSummary> run = service.Detector.RunAsync(Events.Endless([SequenceRules.Login("ada", "04:00:00")]), stop.Token);
        await InputTests.Until(() => service.Metrics.Read("rulegen.events")[0].Value == 1);
        await stop.CancelAsync();

        Assert.Equal((RunEnd.Stopped, alerts), ((await run).End, service.Sink.Alerts.Count));
    }

    [Fact]
    public async Task An_idle_input_lets_the_clock_decide_each_time_it_has_waited_long_enough()
    {
        await using var service = new ServiceUnderTest<SequenceRules>(static options =>
        {
            options.IdleAfter = TimeSpan.FromSeconds(10);
            options.IdleAllowance = TimeSpan.FromSeconds(5);
        });
        using var stop = new CancellationTokenSource();
        service.Metrics.Listen("rulegen.state.sequences", "rulegen.state.size");
        Task<RunSummary> run = service.Detector.RunAsync(
            Events.Endless([SequenceRules.Login("ada", "04:04:10"), SequenceRules.Login("bob", "04:04:30")]), stop.Token);
        await InputTests.Until(() => service.Metrics.Read("rulegen.state.sequences")[0].Value == 2);
        Assert.True(service.Metrics.Read("rulegen.state.size")[0].Value > 0);

        // 04:05:16 less five seconds: a minute after the first login.
        service.Clock.Advance(TimeSpan.FromSeconds(10));
        await InputTests.Until(() => service.Metrics.Read("rulegen.state.sequences")[0].Value == 1);
        Assert.Single(service.Sink.Alerts);

        service.Clock.Advance(TimeSpan.FromSeconds(10));
        service.Clock.Advance(TimeSpan.FromSeconds(10));
        await InputTests.Until(() => service.Sink.Alerts.Count == 2);
        await stop.CancelAsync();
        await run;
        Assert.Equal(0, service.Metrics.Read("rulegen.state.sequences")[0].Value);
    }

    [Fact]
    public async Task Late_events_and_evictions_are_counted()
    {
        await using var service = new ServiceUnderTest<SequenceRules>(static options => options.MaxStateBytesPerRule = 1);
        service.Metrics.Listen("rulegen.events.late", "rulegen.state.evictions");
        await service.Detector.RunAsync(
            Events.Sequence(SequenceRules.Login("ada", "04:00:00"), SequenceRules.Login("bob", "03:00:00")), TestContext.Current.CancellationToken);

        Assert.Equal(1, service.Metrics.Read("rulegen.events.late")[0].Value);
        Assert.True(service.Metrics.Read("rulegen.state.evictions")[0].Value > 0);
    }
}
