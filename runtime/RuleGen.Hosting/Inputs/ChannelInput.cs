using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace RuleGen.Hosting;

/// <summary>The items of a channel. Of one that is stopped those that it holds are still taken, since nobody else would.</summary>
internal static class ChannelInput
{
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        ChannelReader<ReadOnlyMemory<byte>> reader, [EnumeratorCancellation] CancellationToken stoppingToken = default)
    {
        bool goesOn = true;
        while (goesOn)
        {
            goesOn = await WaitAsync(reader, stoppingToken).ConfigureAwait(false);
            while (reader.TryRead(out ReadOnlyMemory<byte> document))
            {
                yield return document;
            }
        }
    }

    private static async ValueTask<bool> WaitAsync(ChannelReader<ReadOnlyMemory<byte>> reader, CancellationToken stoppingToken)
    {
        try
        {
            return await reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
