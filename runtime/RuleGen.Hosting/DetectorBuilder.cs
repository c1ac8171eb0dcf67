using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace RuleGen.Hosting;

/// <summary>Says what the detector of a ruleset reads, where its alerts go, and where its options stand.</summary>
/// <typeparam name="TRuleSet">The ruleset.</typeparam>
public sealed class DetectorBuilder<TRuleSet>
    where TRuleSet : IRuleSet
{
    private const int DefaultCapacity = 1_024;

    internal DetectorBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Sets options.</summary>
    public DetectorBuilder<TRuleSet> Configure(Action<DetectorServiceOptions> configure)
    {
        Services.Configure(DetectorService<TRuleSet>.Name, configure);
        return this;
    }

    /// <summary>Takes options from a section of the host's configuration. Lists add to what is set before.</summary>
    /// <param name="sectionPath">Such as <c>Detection</c> or <c>Security:Detection</c>.</param>
    public DetectorBuilder<TRuleSet> BindConfiguration(string sectionPath)
    {
        ArgumentNullException.ThrowIfNull(sectionPath);
        Services.AddOptions<DetectorServiceOptions>(DetectorService<TRuleSet>.Name).BindConfiguration(sectionPath);
        return this;
    }

    /// <summary>Delivers alerts to a sink that the services make, one for all runs.</summary>
    public DetectorBuilder<TRuleSet> AddSink<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>()
        where TSink : class, IAlertSink
    {
        Services.TryAddSingleton<TSink>();
        return Register(static services => services.GetRequiredService<TSink>(), isOwned: false);
    }

    /// <summary>Delivers alerts to a sink. It is disposed of with the host.</summary>
    public DetectorBuilder<TRuleSet> AddSink(Func<IServiceProvider, IAlertSink> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Register(create, isOwned: true);
    }

    /// <summary>Delivers alerts to a channel, <see cref="AlertChannel{TRuleSet}"/> among the services.</summary>
    /// <param name="capacity">How many alerts it holds.</param>
    public DetectorBuilder<TRuleSet> AddAlertChannel(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Services.AddSingleton(_ => new AlertChannel<TRuleSet>(capacity));
        return Register(static services => services.GetRequiredService<AlertChannel<TRuleSet>>(), isOwned: false);
    }

    /// <summary>Reads events from a source that the services make, from the start of the host to its stop. Each source is a run of its own.</summary>
    public DetectorBuilder<TRuleSet> AddSource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>()
        where TSource : class, IEventSource
    {
        Services.TryAddSingleton<TSource>();
        return Read(static services => services.GetRequiredService<TSource>());
    }

    /// <summary>Reads events from a source, from the start of the host to its stop. Each source is a run of its own.</summary>
    public DetectorBuilder<TRuleSet> AddSource(Func<IServiceProvider, IEventSource> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Read(create);
    }

    /// <summary>Reads events from a channel, <see cref="EventChannel{TRuleSet}"/> among the services.</summary>
    /// <param name="capacity">How many events it holds.</param>
    public DetectorBuilder<TRuleSet> AddEventChannel(int capacity = DefaultCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Services.AddSingleton(_ => new EventChannel<TRuleSet>(capacity));
        return Read(static services => services.GetRequiredService<EventChannel<TRuleSet>>());
    }

    private DetectorBuilder<TRuleSet> Register(Func<IServiceProvider, IAlertSink> create, bool isOwned)
    {
        Services.AddSingleton(services => new SinkRegistration<TRuleSet>(create(services), isOwned));
        return this;
    }

    // Not AddHostedService: it takes a second registration of a class for a repetition of the first.
    private DetectorBuilder<TRuleSet> Read(Func<IServiceProvider, IEventSource> create)
    {
        Services.AddSingleton<IHostedService>(
            services => new DetectorWorker<TRuleSet>(services.GetRequiredService<DetectorService<TRuleSet>>(), create(services)));
        return this;
    }
}
