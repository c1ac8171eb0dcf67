using System.IO.Compression;

namespace RuleGen.Cli.Inputs;

/// <summary>An opened file of events, or standard input.</summary>
internal sealed class EventSource : IDisposable
{
    // A block is read past this buffer. It serves the small reads of a decompressor.
    private const int FileBufferSize = 1 << 16;

    private readonly Stream _raw;

    private EventSource(Stream raw, string name)
    {
        _raw = raw;
        Content = GzipInput.Open(raw, name);
    }

    /// <summary>The content, decompressed.</summary>
    public Stream Content { get; private set; }

    /// <summary>How far the file as it lies on disk has been read; 0 when it cannot be told.</summary>
    public long Position => _raw.CanSeek ? _raw.Position : 0;

    /// <summary>Opens a file, or the console's input.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be opened.</exception>
    public static EventSource Open(string name, ToolConsole console)
    {
        Stream raw = name == EventFiles.StandardInput
            ? console.Input
            : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileBufferSize, FileOptions.SequentialScan);
        return new EventSource(raw, name);
    }

    /// <summary>Passes over the first bytes of the content, before any is read.</summary>
    /// <returns>False: it is shorter.</returns>
    public bool TrySkip(long bytes)
    {
        if (bytes > 0 && _raw.CanSeek && Content is not GZipStream)
        {
            _raw.Position = bytes;
            Content = _raw;
            return bytes <= _raw.Length;
        }

        byte[] buffer = new byte[FileBufferSize];
        while (bytes > 0)
        {
            int read = Content.Read(buffer, 0, (int)Math.Min(bytes, buffer.Length));
            if (read == 0)
            {
                return false;
            }

            bytes -= read;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();
}
