namespace RuleGen.Cli.Inputs;

/// <summary>The documents of one file, or of standard input. A file that breaks ends here, and is said to be broken; it never throws.</summary>
internal sealed class EventInput : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly Stream? _raw;
    private readonly Stream? _stream;
    private readonly DocumentReader? _reader;

    private EventInput(string name, Stream raw)
    {
        Name = name;
        _raw = raw;
        _stream = GzipInput.Open(raw, name);
        _reader = new DocumentReader(_stream, BufferSize);
    }

    private EventInput(string name, string failure)
    {
        Name = name;
        Failure = failure;
    }

    /// <summary>The file as the user named it; <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>Why the rest of the file could not be read; null while nothing is wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>How far reading has come in the file as it lies on disk; 0 when it cannot be told.</summary>
    public long BytesRead => _raw is { CanSeek: true } ? _raw.Position : 0;

    /// <summary>Opens a file. That it cannot be opened is its <see cref="Failure"/>.</summary>
    public static EventInput Open(string name, ToolConsole console)
    {
        try
        {
            Stream raw = name == EventFiles.StandardInput
                ? console.Input
                : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.SequentialScan);
            return new EventInput(name, raw);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new EventInput(name, e.Message);
        }
    }

    /// <summary>Reads the next document; false at the end, or when the file is broken from here on.</summary>
    public bool TryReadNext(out DocumentSlice document)
    {
        try
        {
            if (_reader is not null && Failure is null)
            {
                return _reader.TryReadNext(out document);
            }
        }
        catch (InvalidDataException e)
        {
            Failure = "broken gzip data: " + e.Message;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            Failure = e.Message;
        }
        catch (Exception e) when (e is OverflowException or OutOfMemoryException)
        {
            Failure = "a document is too long to be held in memory";
        }

        document = default;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream?.Dispose();

    private static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException;
}
