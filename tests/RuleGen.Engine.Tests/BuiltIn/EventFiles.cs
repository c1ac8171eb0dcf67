using System.IO.Compression;

namespace RuleGen.Engine.Tests;

/// <summary>Event files, compressed or not.</summary>
internal static class EventFiles
{
    /// <summary>Calls <paramref name="take"/> with each document and its line; the bytes are valid during the call.</summary>
    public static void ForEach(string path, Action<long, ReadOnlyMemory<byte>> take)
    {
        using Stream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        var reader = new DocumentReader(content);
        while (reader.TryReadNext(out DocumentSlice document))
        {
            take(document.Line, document.Memory);
        }
    }
}
