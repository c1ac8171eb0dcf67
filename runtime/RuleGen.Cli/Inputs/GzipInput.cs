using System.IO.Compression;

namespace RuleGen.Cli.Inputs;

/// <summary>Sees through gzip compression.</summary>
internal static class GzipInput
{
    static GzipInput() =>
        // By default a stream that is cut off ends as if it were complete, and the events behind the cut are never missed.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>The content of a stream, decompressed when it begins as gzip does or <paramref name="name"/> ends in <c>.gz</c>.</summary>
    public static Stream Open(Stream stream, string name)
    {
        byte[] head = new byte[2];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        bool isCompressed = (length == 2 && head is [0x1F, 0x8B]) || (length > 0 && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
        var whole = new PrefixedStream(head.AsMemory(0, length), stream);
        return isCompressed ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }
}
