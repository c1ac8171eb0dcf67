using System.Threading.Channels;

namespace RuleGen.Hosting;

/// <summary>A bounded channel with the alerts of a ruleset. A full one makes the detector wait. It is completed when the host is disposed of.</summary>
/// <typeparam name="TRuleSet">The ruleset.</typeparam>
public sealed class AlertChannel<TRuleSet> : IAlertSink, IDisposable
    where TRuleSet : IRuleSet
{
    private readonly Channel<OwnedAlert> _channel;

    internal AlertChannel(int capacity) => _channel = Channel.CreateBounded<OwnedAlert>(capacity);

    /// <summary>Gives the alerts.</summary>
    public ChannelReader<OwnedAlert> Reader => _channel.Reader;

    /// <inheritdoc/>
    public ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken) => _channel.Writer.WriteAsync(alert, cancellationToken);

    /// <summary>Says that no alert will come.</summary>
    public void Dispose() => _channel.Writer.TryComplete();
}
