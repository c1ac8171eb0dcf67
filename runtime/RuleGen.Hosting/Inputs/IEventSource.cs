namespace RuleGen.Hosting;

/// <summary>Where a service reads events, such as a queue or a socket.</summary>
public interface IEventSource
{
    /// <summary>
    /// Reads events, each one JSON document as UTF-8 that stays as it is until the next is asked for. The next is asked for when the alerts of
    /// the one before have been delivered.
    /// </summary>
    /// <param name="stoppingToken">
    /// Cancelled when no more is to be read. What has been read by then is still taken; after that the sequence ends or throws
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken stoppingToken);
}
