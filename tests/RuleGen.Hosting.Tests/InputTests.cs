using System.IO.Pipelines;
using System.Text;
using System.Threading.Channels;
using Xunit;

namespace RuleGen.Hosting.Tests;

/// <summary>The three kinds of inputs give the same alerts.</summary>
public sealed class InputTests
{
    private static readonly string[] s_documents = [Events.Of("nc"), Events.Of("sh"), Events.Of("bash"), Events.Of("nc")];
    private static readonly string[] s_alerts = [TestRules.Netcat, TestRules.Shell, TestRules.Netcat];

    [Fact]
    public async Task A_sequence_is_read_to_its_end()
    {
        await using var service = new ServiceUnderTest();
        RunSummary summary = await service.Detector.RunAsync(Events.Sequence(s_documents), TestContext.Current.CancellationToken);

        Assert.Equal(s_alerts, service.Sink.RuleIds);
        Assert.Equal(new RunSummary(RunEnd.InputEnded, Events: 4, MalformedEvents: 0, FailedEvents: 0, Alerts: 3, UndeliveredAlerts: 0), summary);
    }

    [Fact]
    public async Task A_channel_is_read_until_it_is_completed()
    {
        await using var service = new ServiceUnderTest();
        var channel = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();
        Task<RunSummary> run = service.Detector.RunAsync(channel.Reader, TestContext.Current.CancellationToken);
        foreach (string document in s_documents)
        {
            await channel.Writer.WriteAsync(Events.Utf8(document), TestContext.Current.CancellationToken);
        }

        channel.Writer.Complete();

        Assert.Equal(RunEnd.InputEnded, (await run).End);
        Assert.Equal(s_alerts, service.Sink.RuleIds);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\n\n \n")]
    public async Task A_pipe_is_read_line_by_line(string lineEnd)
    {
        await using var service = new ServiceUnderTest();
        RunSummary summary = await service.Detector.RunAsync(Pipe("\uFEFF" + string.Join(lineEnd, s_documents)), TestContext.Current.CancellationToken);

        Assert.Equal(s_alerts, service.Sink.RuleIds);
        Assert.Equal(0, summary.MalformedEvents);
    }

    [Fact]
    public async Task Lines_are_the_same_however_the_bytes_arrive()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(string.Join('\n', s_documents) + "\n");
        for (int step = 1; step < 120; step += step < 10 ? 1 : 17)
        {
            var pipe = new Pipe(new PipeOptions(minimumSegmentSize: 16, pauseWriterThreshold: 64, resumeWriterThreshold: 32));
            Task<List<string>> reading = ReadLines(EventSources.FromPipe(pipe.Reader));
            for (int i = 0; i < bytes.Length; i += step)
            {
                await pipe.Writer.WriteAsync(bytes.AsMemory(i, Math.Min(step, bytes.Length - i)), TestContext.Current.CancellationToken);
            }

            await pipe.Writer.CompleteAsync();
            Assert.Equal(s_documents, await reading);
        }
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_one_malformed_event()
    {
        await using var service = new ServiceUnderTest();
        string text = Events.Of("nc") + "\n" + Events.Of(new string('n', 100_000)) + "\n" + Events.Of("bash");
        RunSummary summary = await service.Detector.RunAsync(
            EventSources.FromPipe(Pipe(text), maxLineBytes: 200), TestContext.Current.CancellationToken);

        Assert.Equal([TestRules.Netcat, TestRules.Shell], service.Sink.RuleIds);
        Assert.Equal((2, 1), (summary.Events, summary.MalformedEvents));
    }

    [Fact]
    public async Task A_stopped_pipe_stands_behind_the_last_whole_line()
    {
        await using var service = new ServiceUnderTest();
        using var stop = new CancellationTokenSource();
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(Events.Utf8(Events.Of("nc") + "\n{\"begun\""), TestContext.Current.CancellationToken);
        Task<RunSummary> run = service.Detector.RunAsync(pipe.Reader, stop.Token);
        await Until(() => service.Sink.Alerts.Count == 1);
        await stop.CancelAsync();

        Assert.Equal(RunEnd.Stopped, (await run).End);
        await pipe.Writer.WriteAsync(Events.Utf8(":1}\n"), TestContext.Current.CancellationToken);
        ReadResult rest = await pipe.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("{\"begun\":1}\n", Encoding.UTF8.GetString(rest.Buffer));
    }

    [Fact]
    public async Task An_input_that_fails_ends_the_run_and_leaves_what_was_delivered()
    {
        await using var service = new ServiceUnderTest();
        IOException thrown = await Assert.ThrowsAsync<IOException>(() => service.Detector.RunAsync(Failing(), TestContext.Current.CancellationToken));

        Assert.Equal([TestRules.Netcat], service.Sink.RuleIds);
        Assert.Same(thrown, Assert.Single(service.Log.Entries, static entry => entry.Id == 7).Exception);
    }

    internal static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static PipeReader Pipe(string text) => PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static async Task<List<string>> ReadLines(IEventSource source)
    {
        var lines = new List<string>();
        await foreach (ReadOnlyMemory<byte> line in source.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }

        return lines;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Failing()
    {
        yield return Events.Utf8(Events.Of("nc"));
        await Task.Yield();
        throw new IOException("Connection lost.");
    }
}
