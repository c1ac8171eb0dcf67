using System.IO.Pipelines;
using System.Threading.Channels;

namespace RuleGen.Hosting;

/// <summary>Makes event sources of what .NET programs pass data through.</summary>
public static class EventSources
{
    /// <summary>The longest line, in bytes, unless said otherwise: 64 MiB.</summary>
    public const int DefaultMaxLineBytes = 64 << 20;

    /// <summary>The events of a sequence, each one JSON document as UTF-8.</summary>
    public static IEventSource FromAsyncEnumerable(IAsyncEnumerable<ReadOnlyMemory<byte>> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new Source(_ => events);
    }

    /// <summary>The events of a channel, each one JSON document as UTF-8. A stopped run takes those that the channel holds.</summary>
    public static IEventSource FromChannel(ChannelReader<ReadOnlyMemory<byte>> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new Source(stoppingToken => ChannelInput.ReadAsync(reader, stoppingToken));
    }

    /// <summary>
    /// The lines of NDJSON; blank ones are skipped. A stopped run takes the whole lines it has read. The pipe is not completed.
    /// </summary>
    /// <param name="reader">The bytes.</param>
    /// <param name="maxLineBytes">A longer line is cut off there, and is a malformed event thereby.</param>
    public static IEventSource FromPipe(PipeReader reader, int maxLineBytes = DefaultMaxLineBytes)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLineBytes, 1);
        return new Source(stoppingToken => new PipeInput(reader, maxLineBytes).ReadAsync(stoppingToken));
    }

    private sealed class Source(Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> read) : IEventSource
    {
        public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken stoppingToken) => read(stoppingToken);
    }
}
