using Microsoft.Extensions.Hosting;

namespace RuleGen.Hosting;

/// <summary>A run over one source for as long as the host runs.</summary>
internal sealed class DetectorWorker<TRuleSet>(DetectorService<TRuleSet> service, IEventSource source) : BackgroundService
    where TRuleSet : IRuleSet
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        service.RunAsync(source, stoppingToken);
}
