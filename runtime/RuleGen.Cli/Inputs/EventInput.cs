namespace RuleGen.Cli.Inputs;

/// <summary>
/// The documents of one file, or of standard input, read ahead on another thread. A file that breaks ends here, and is said to be broken; it
/// never throws.
/// </summary>
internal sealed class EventInput : IDisposable
{
    private readonly ReadAhead _blocks;
    private readonly DocumentReader _reader;

    /// <summary>Opens a file. That it cannot be opened is its <see cref="Failure"/>.</summary>
    /// <param name="name">The file, or <c>-</c>.</param>
    /// <param name="console">Has the standard input.</param>
    /// <param name="pool">Gives the buffers.</param>
    /// <param name="start">Where reading begins; null: with the file.</param>
    /// <param name="cancellation">Ends the input at once.</param>
    public EventInput(string name, ToolConsole console, BlockPool pool, InputPosition? start, CancellationToken cancellation)
    {
        Name = name;

        // Standard input may come drop by drop, and what there is must not wait for more.
        _blocks = new ReadAhead(() => Open(name, start?.Offset ?? 0, console), pool, passesOnAtOnce: name == EventFiles.StandardInput, cancellation);
        _reader = new DocumentReader(_blocks);
        if (start is not null)
        {
            _reader.StartAt(start.Offset, start.Line);
        }
    }

    /// <summary>The file as the user named it; <c>-</c> for standard input.</summary>
    public string Name { get; }

    /// <summary>Why the rest of the file could not be read; null while nothing is wrong.</summary>
    public string? Failure { get; private set; }

    /// <summary>How far reading has come in the file as it lies on disk; 0 when it cannot be told.</summary>
    public long BytesRead => _blocks.Position;

    /// <summary>The byte behind the last document in the content, and the line it stands in.</summary>
    public (long Offset, long Line) Position => _reader.Position;

    /// <summary>Whether reading could not go on here another time, which it cannot within a JSON array.</summary>
    public bool IsInArray => _reader.IsInArray;

    /// <summary>Whether the last document is a line that has no end yet.</summary>
    public bool IsLineOpen => _reader.IsLineOpen;

    /// <summary>The block that the last document stands in.</summary>
    public DocumentBlock? Block => _blocks.Current;

    /// <summary>Reads the next document; false at the end, when the file is broken from here on, and when the run was interrupted.</summary>
    public bool TryReadNext(out DocumentSlice document)
    {
        document = default;
        try
        {
            return Failure is null && _reader.TryReadNext(out document);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (InvalidDataException e)
        {
            Failure = "broken gzip data: " + e.Message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Failure = e.Message;
        }
        catch (Exception e) when (e is OverflowException or OutOfMemoryException)
        {
            Failure = "a document is too long to be held in memory";
        }

        return false;
    }

    /// <summary>Leaves <see cref="Block"/> to the caller, who returns it to the pool; its documents stay valid until then.</summary>
    public DocumentBlock HoldBlock() => _blocks.Hold();

    /// <inheritdoc/>
    public void Dispose() => _blocks.Dispose();

    private static EventSource Open(string name, long offset, ToolConsole console)
    {
        EventSource source = EventSource.Open(name, console);
        source.TrySkip(offset);
        return source;
    }
}
