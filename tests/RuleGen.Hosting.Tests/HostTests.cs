using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace RuleGen.Hosting.Tests;

/// <summary>Sources and sinks in a host, from its start to its stop.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task Events_of_a_channel_come_out_as_alerts_of_a_channel()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddDetector<TestRules>().AddEventChannel(capacity: 4).AddAlertChannel();
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        EventChannel<TestRules> events = host.Services.GetRequiredService<EventChannel<TestRules>>();
        AlertChannel<TestRules> alerts = host.Services.GetRequiredService<AlertChannel<TestRules>>();
        await events.Writer.WriteAsync(Events.Utf8(Events.Of("bash")), TestContext.Current.CancellationToken);
        OwnedAlert alert = await alerts.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TestRules.Shell, alert.Rule.Metadata.RuleId);

        await events.Writer.WriteAsync(Events.Utf8(Events.Of("nc")), TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(alerts.Reader.TryRead(out alert!));
        Assert.Equal(TestRules.Netcat, alert.Rule.Metadata.RuleId);

        host.Dispose();
        Assert.True(alerts.Reader.Completion.IsCompleted);
    }

    [Fact]
    public async Task Each_source_is_a_run_and_all_share_the_sinks()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton<CollectingSink>();
        builder.Services.AddDetector<TestRules>()
            .AddSource(static _ => EventSources.FromAsyncEnumerable(Events.Endless([Events.Of("nc")])))
            .AddSource(static _ => EventSources.FromAsyncEnumerable(Events.Endless([Events.Of("bash")])))
            .AddSource<ShellSource>()
            .AddSink<CollectingSink>();
        using IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        CollectingSink sink = host.Services.GetRequiredService<CollectingSink>();
        await InputTests.Until(() => sink.Alerts.Count == 3);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal([TestRules.Netcat, TestRules.Shell, TestRules.Shell], sink.RuleIds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_ndjson_sink_writes_the_alert_document()
    {
        using var output = new MemoryStream();
        await using (var service = new ServiceUnderTest(null, new NdjsonAlertSink(output, leaveOpen: true)))
        {
            await service.Detector.RunAsync(Events.Sequence(Events.Of("nc"), Events.Of("bash")), TestContext.Current.CancellationToken);
        }

        string[] lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["Netcat Started", "Shell Started"],
            lines.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("kibana.alert.rule.name").GetString()));
    }

    [Fact]
    public void A_sink_made_for_the_detector_is_disposed_of_with_the_host_and_one_of_the_services_once()
    {
        var own = new DisposableSink();
        var shared = new DisposableSink();
        var services = new ServiceCollection();
        services.AddSingleton(_ => shared);
        services.AddDetector<TestRules>().AddSink(_ => own).AddSink<DisposableSink>();
        using (ServiceProvider provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<DetectorService<TestRules>>();
        }

        Assert.Equal((1, 1), (own.Disposals, shared.Disposals));
    }

    [Fact]
    public void A_ruleset_that_is_added_twice_is_one_service()
    {
        var services = new ServiceCollection();
        services.AddDetector<TestRules>(static options => options.Enable.Add(new RuleSelector { Ids = [TestRules.Netcat] }));
        services.AddDetector<TestRules>(static options => options.Enable.Add(new RuleSelector { Ids = [TestRules.Shell] }));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(2, Assert.Single(provider.GetServices<DetectorService<TestRules>>()).EnabledRules.Count);
    }

    private sealed class ShellSource : IEventSource
    {
        public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken stoppingToken) => Events.Endless([Events.Of("bash")]);
    }

    private sealed class DisposableSink : IAlertSink, IDisposable
    {
        public int Disposals { get; private set; }

        public ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public void Dispose() => Disposals++;
    }
}
