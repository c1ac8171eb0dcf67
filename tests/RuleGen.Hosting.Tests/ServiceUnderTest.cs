using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace RuleGen.Hosting.Tests;

/// <summary>A detector service with a clock, a log, metrics and sinks that the test sees.</summary>
internal class ServiceUnderTest<TRuleSet> : IAsyncDisposable
    where TRuleSet : IRuleSet
{
    private readonly ServiceProvider _services;

    /// <param name="configure">Sets options.</param>
    /// <param name="sinks">In place of <see cref="Sink"/>.</param>
    public ServiceUnderTest(Action<DetectorServiceOptions>? configure = null, params IAlertSink[] sinks)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddMetrics();
        DetectorBuilder<TRuleSet> builder = services.AddDetector<TRuleSet>(configure);
        foreach (IAlertSink sink in sinks is [] ? [Sink] : sinks)
        {
            builder.AddSink(_ => sink);
        }

        _services = services.BuildServiceProvider();
        Detector = _services.GetRequiredService<DetectorService<TRuleSet>>();
        Metrics = new MetricReader(_services);
    }

    public FakeTimeProvider Clock { get; } = new(ServiceUnderTest.Start);

    public CollectingLogger Log { get; } = new();

    public CollectingSink Sink { get; } = new();

    public MetricReader Metrics { get; }

    public DetectorService<TRuleSet> Detector { get; }

    public async ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        await _services.DisposeAsync();
    }
}

/// <summary>The service of most tests.</summary>
internal sealed class ServiceUnderTest(Action<DetectorServiceOptions>? configure = null, params IAlertSink[] sinks)
    : ServiceUnderTest<TestRules>(configure, sinks)
{
    public static readonly DateTimeOffset Start = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
}
