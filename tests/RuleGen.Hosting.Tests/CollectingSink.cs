using System.Collections.Concurrent;

namespace RuleGen.Hosting.Tests;

/// <summary>Keeps the alerts it is given.</summary>
internal sealed class CollectingSink : IAlertSink
{
    private readonly ConcurrentQueue<OwnedAlert> _alerts = new();

    public IEnumerable<string> RuleIds => _alerts.Select(static alert => alert.Rule.Metadata.RuleId);

    public IReadOnlyCollection<OwnedAlert> Alerts => _alerts;

    public ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken)
    {
        _alerts.Enqueue(alert);
        return ValueTask.CompletedTask;
    }
}
