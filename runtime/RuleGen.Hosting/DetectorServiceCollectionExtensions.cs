using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RuleGen;
using RuleGen.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds detectors to a host.</summary>
public static class DetectorServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="DetectorService{TRuleSet}"/> for a ruleset. It takes the host's logging, metrics and <see cref="TimeProvider"/> if it has
    /// them. The options are named <see cref="DetectorService{TRuleSet}.Name"/> and are validated when the host starts.
    /// </summary>
    /// <typeparam name="TRuleSet">The ruleset.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>A builder for inputs, sinks and further options. Calling the method again for the same ruleset goes on with it.</returns>
    public static DetectorBuilder<TRuleSet> AddDetector<TRuleSet>(this IServiceCollection services, Action<DetectorServiceOptions>? configure = null)
        where TRuleSet : IRuleSet
    {
        ArgumentNullException.ThrowIfNull(services);
        string name = DetectorService<TRuleSet>.Name;
        services.TryAddSingleton(static provider => new DetectorMetrics(provider.GetService<IMeterFactory>()));
        if (!services.Any(static service => service.ServiceType == typeof(DetectorService<TRuleSet>)))
        {
            services.AddOptions<DetectorServiceOptions>(name).ValidateOnStart();
            services.AddSingleton<IValidateOptions<DetectorServiceOptions>>(_ => new DetectorServiceOptionsValidator(name, TRuleSet.All));
            services.AddSingleton(static provider => new DetectorService<TRuleSet>(
                provider.GetRequiredService<IOptionsMonitor<DetectorServiceOptions>>(),
                provider.GetServices<SinkRegistration<TRuleSet>>(),
                provider.GetRequiredService<DetectorMetrics>(),
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetService<ILoggerFactory>()?.CreateLogger("RuleGen.Hosting.DetectorService") ?? NullLogger.Instance));
        }

        var builder = new DetectorBuilder<TRuleSet>(services);
        return configure is null ? builder : builder.Configure(configure);
    }
}
