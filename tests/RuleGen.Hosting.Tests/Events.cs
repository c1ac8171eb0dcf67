using System.Runtime.CompilerServices;
using System.Text;

namespace RuleGen.Hosting.Tests;

/// <summary>Events and sequences of them.</summary>
internal static class Events
{
    public const string Malformed = """{"process":""";

    public static string Of(string process) => $$"""{"@timestamp":"2026-01-05T00:00:00.350Z","process":{"name":"{{process}}" } }""";

    public static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A sequence that gives the documents one by one, each after a break.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> Sequence(params string[] documents)
    {
        foreach (string document in documents)
        {
            await Task.Yield();
            yield return Utf8(document);
        }
    }

    /// <summary>A sequence that, behind the documents, waits until it is stopped.</summary>
    public static IAsyncEnumerable<ReadOnlyMemory<byte>> Endless(IEnumerable<string> documents) => ReadEndless(documents, CancellationToken.None);

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadEndless(
        IEnumerable<string> documents, [EnumeratorCancellation] CancellationToken stoppingToken)
    {
        foreach (string document in documents)
        {
            yield return Utf8(document);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
    }
}
