using System.Threading.Channels;

namespace RuleGen.Hosting;

/// <summary>
/// A bounded channel through which the parts of a program hand events to the detector of a ruleset. A full one makes its writers wait. When the
/// host stops, what the channel holds is still judged.
/// </summary>
/// <typeparam name="TRuleSet">The ruleset.</typeparam>
public sealed class EventChannel<TRuleSet> : IEventSource
    where TRuleSet : IRuleSet
{
    private readonly Channel<ReadOnlyMemory<byte>> _channel;

    internal EventChannel(int capacity) =>
        _channel = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>Takes events, each one JSON document as UTF-8 in memory that nobody changes afterwards. Completing it ends the input.</summary>
    public ChannelWriter<ReadOnlyMemory<byte>> Writer => _channel.Writer;

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken stoppingToken) =>
        ChannelInput.ReadAsync(_channel.Reader, stoppingToken);
}
