using System.IO.Compression;

namespace RuleGen.Benchmarks;

/// <summary>The NDJSON lines everything is measured on.</summary>
internal static class EventLines
{
    private const int Count = 20_000;

    /// <summary>Where the lines came from; printed with the results.</summary>
    public static string Origin { get; private set; } = "";

    /// <summary>
    /// The shared container events (about 2.1 KB each) when they are at hand, else our sample events over and over, which are
    /// smaller and hit rules more often: their numbers do not compare with the others. The lines are slices of one buffer, as they
    /// are when a file is read.
    /// </summary>
    public static ReadOnlyMemory<byte>[] Load()
    {
        string shared = Path.Combine(Repository.Shared, "events", "container-20k.ndjson.gz");
        if (File.Exists(shared))
        {
            Origin = "20,000 generated container events, 42 MB (container-20k)";
            using var file = new GZipStream(File.OpenRead(shared), CompressionMode.Decompress);
            return Split(file);
        }

        Origin = "our sample events, repeated to 20,000";
        using FileStream samples = File.OpenRead(Path.Combine(Repository.Root, "rules", "samples", "containers.ndjson"));
        ReadOnlyMemory<byte>[] lines = Split(samples);
        return [.. Enumerable.Range(0, Count).Select(i => lines[i % lines.Length])];
    }

    private static ReadOnlyMemory<byte>[] Split(Stream stream)
    {
        using var text = new MemoryStream();
        stream.CopyTo(text);
        byte[] bytes = text.ToArray();
        var lines = new List<ReadOnlyMemory<byte>>(Count);
        int start = 0;
        while (bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length)
        {
            if (length > 0)
            {
                lines.Add(bytes.AsMemory(start, length));
            }

            start += length + 1;
        }

        return [.. lines];
    }
}
