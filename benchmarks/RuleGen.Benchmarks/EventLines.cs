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
    /// smaller and hit rules more often: their numbers do not compare with the others.
    /// </summary>
    public static byte[][] Load()
    {
        string shared = Path.Combine(Environment.GetEnvironmentVariable("RULEGEN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "events", "container-20k.ndjson.gz");
        if (File.Exists(shared))
        {
            Origin = "20,000 generated container events, 42 MB (container-20k)";
            using var file = new GZipStream(File.OpenRead(shared), CompressionMode.Decompress);
            return Split(file);
        }

        Origin = "our sample events, repeated to 20,000";
        using FileStream samples = File.OpenRead(Path.Combine(Repository.Root, "rules", "samples", "containers.ndjson"));
        byte[][] lines = Split(samples);
        return [.. Enumerable.Range(0, Count).Select(i => lines[i % lines.Length])];
    }

    private static byte[][] Split(Stream stream)
    {
        using var text = new StreamReader(stream);
        var lines = new List<byte[]>(Count);
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                lines.Add(System.Text.Encoding.UTF8.GetBytes(line));
            }
        }

        return [.. lines];
    }
}
