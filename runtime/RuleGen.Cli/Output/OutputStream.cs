using Microsoft.Win32.SafeHandles;

namespace RuleGen.Cli.Output;

/// <summary>Nobody reads the standard output any more.</summary>
internal sealed class OutputClosedException(IOException inner) : Exception("The reader of the output is gone.", inner);

/// <summary>
/// The standard output, such that a reader who has left ends the command instead of going unnoticed: the runtime's own
/// stream swallows that error on Unix, and <c>rulegen scan big.ndjson | head</c> would read to the end for nothing.
/// </summary>
internal sealed class OutputStream(Stream inner) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The process's standard output.</summary>
    public static OutputStream OpenStandardOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);

            // On a file a FileStream keeps a position of its own, which breaks what shares the file (>>, or a group of commands).
            if (!stream.CanSeek)
            {
                return new OutputStream(stream);
            }
        }

        return new OutputStream(Console.OpenStandardOutput());
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException e) when (IsReaderGone(e))
        {
            throw new OutputClosedException(e);
        }
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (IOException e) when (IsReaderGone(e))
        {
            throw new OutputClosedException(e);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    // Other errors, such as a full disk, must not pass for a reader who has seen enough: EPIPE; ERROR_BROKEN_PIPE, ERROR_NO_DATA.
    private static bool IsReaderGone(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 109 or 232 : e.HResult == 32;
}
