using System.Threading.Channels;
using Xunit;

namespace RuleGen.Hosting.Tests;

/// <summary>Back-pressure, and what becomes of events and alerts when a run is stopped.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task The_next_event_is_asked_for_when_the_alert_is_delivered()
    {
        var sink = new GatedSink();
        await using var service = new ServiceUnderTest(null, sink);
        int asked = 0;
        Task<RunSummary> run = service.Detector.RunAsync(Counted(), TestContext.Current.CancellationToken);

        for (int i = 1; i <= 3; i++)
        {
            await sink.WaitForArrival();
            Assert.Equal(i, asked);
            Assert.Equal(i - 1, sink.Taken.Count);
            sink.Let(1);
        }

        Assert.Equal(3, (await run).Alerts);

        async IAsyncEnumerable<ReadOnlyMemory<byte>> Counted()
        {
            for (int i = 0; i < 3; i++)
            {
                asked++;
                await Task.Yield();
                yield return Events.Utf8(Events.Of("nc"));
            }
        }
    }

    [Fact]
    public async Task A_slow_sink_fills_a_bounded_channel_and_holds_its_writer()
    {
        var sink = new GatedSink();
        await using var service = new ServiceUnderTest(null, sink);
        var channel = Channel.CreateBounded<ReadOnlyMemory<byte>>(2);
        Task<RunSummary> run = service.Detector.RunAsync(channel.Reader, TestContext.Current.CancellationToken);
        await channel.Writer.WriteAsync(Events.Utf8(Events.Of("nc")), TestContext.Current.CancellationToken);
        await sink.WaitForArrival();

        Assert.True(channel.Writer.TryWrite(Events.Utf8(Events.Of("nc"))));
        Assert.True(channel.Writer.TryWrite(Events.Utf8(Events.Of("nc"))));
        Assert.False(channel.Writer.TryWrite(Events.Utf8(Events.Of("nc"))));

        sink.Let(3);
        channel.Writer.Complete();
        Assert.Equal(3, (await run).Alerts);
    }

    [Fact]
    public async Task A_stopped_run_takes_what_the_channel_holds_and_delivers_it()
    {
        var sink = new GatedSink();
        await using var service = new ServiceUnderTest(null, sink);
        using var stop = new CancellationTokenSource();
        var channel = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();
        for (int i = 0; i < 3; i++)
        {
            channel.Writer.TryWrite(Events.Utf8(Events.Of("nc")));
        }

        Task<RunSummary> run = service.Detector.RunAsync(channel.Reader, stop.Token);
        await sink.WaitForArrival();
        await stop.CancelAsync();
        Assert.False(run.IsCompleted);
        sink.Let(3);

        RunSummary summary = await run;
        Assert.Equal((RunEnd.Stopped, 3, 0), (summary.End, summary.Events, summary.UndeliveredAlerts));
        Assert.Equal(3, sink.Taken.Count);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_begins_takes_what_the_channel_holds()
    {
        await using var service = new ServiceUnderTest();
        var channel = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();
        channel.Writer.TryWrite(Events.Utf8(Events.Of("nc")));
        RunSummary summary = await service.Detector.RunAsync(channel.Reader, new CancellationToken(canceled: true));

        Assert.Equal((RunEnd.Stopped, 1), (summary.End, summary.Alerts));
    }

    [Fact]
    public async Task A_stopped_run_ends_an_input_that_waits()
    {
        await using var service = new ServiceUnderTest();
        using var stop = new CancellationTokenSource();
        Task<RunSummary> run = service.Detector.RunAsync(Events.Endless([Events.Of("nc")]), stop.Token);
        await InputTests.Until(() => service.Sink.Alerts.Count == 1);
        await stop.CancelAsync();

        Assert.Equal(RunEnd.Stopped, (await run).End);
    }

    [Fact]
    public async Task After_the_drain_timeout_a_sink_that_hangs_is_cancelled()
    {
        var sink = new GatedSink();
        await using var service = new ServiceUnderTest(static options => options.DrainTimeout = TimeSpan.FromSeconds(30), sink);
        using var stop = new CancellationTokenSource();
        Task<RunSummary> run = service.Detector.RunAsync(Events.Sequence(Events.Of("nc"), Events.Of("nc")), stop.Token);
        await sink.WaitForArrival();
        await stop.CancelAsync();

        service.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(run.IsCompleted);
        service.Clock.Advance(TimeSpan.FromSeconds(1));

        RunSummary summary = await run;
        Assert.Equal((RunEnd.DrainTimedOut, 1, 1), (summary.End, summary.Events, summary.UndeliveredAlerts));
        Assert.Empty(sink.Taken);
    }

    [Fact]
    public async Task After_the_drain_timeout_an_input_that_hears_nothing_is_left_alone()
    {
        await using var service = new ServiceUnderTest();
        using var stop = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        Task<RunSummary> run = service.Detector.RunAsync(Deaf(), stop.Token);
        await InputTests.Until(() => service.Sink.Alerts.Count == 1);
        await stop.CancelAsync();
        service.Clock.Advance(new DetectorServiceOptions().DrainTimeout);

        Assert.Equal(RunEnd.DrainTimedOut, (await run).End);

        async IAsyncEnumerable<ReadOnlyMemory<byte>> Deaf()
        {
            yield return Events.Utf8(Events.Of("nc"));
            await never.Task;
        }
    }

    [Fact]
    public async Task Runs_go_on_side_by_side()
    {
        await using var service = new ServiceUnderTest();
        RunSummary[] summaries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.Detector.RunAsync(
            Events.Sequence([.. Enumerable.Repeat(Events.Of("nc"), 100)]), TestContext.Current.CancellationToken)));

        Assert.All(summaries, static summary => Assert.Equal(100, summary.Alerts));
        Assert.Equal(400, service.Sink.Alerts.Count);
    }
}
