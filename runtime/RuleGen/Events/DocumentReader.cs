namespace RuleGen;

/// <summary>
/// Splits a stream into documents: NDJSON into its lines, a JSON array (a file whose first byte that is not white space
/// is <c>[</c>) into its elements. Blank lines are skipped; line ends may be LF or CRLF; a byte order mark may lead, and the last
/// line needs no end. What a document holds is not looked at: that is the <see cref="EventReader"/>'s work.
/// </summary>
/// <remarks>
/// The buffer grows to the longest document and nothing is allocated per document. Elements are told apart by brackets
/// and strings alone, so a malformed one is handed out to be reported, and reading goes on behind it as well as it can.
/// What follows the array's end is split into lines.
/// </remarks>
public sealed partial class DocumentReader
{
    private const int MinimumBufferSize = 256;

    private readonly Stream _stream;
    private readonly IDocumentBlocks? _blocks;

    // _start.._end is read but not handed out. Behind the capacity stays room, so that documents need not be copied to be read.
    private byte[] _buffer;
    private int _start;
    private int _end;
    private bool _isStreamEnded;
    private bool _isBegun;
    private bool _isInArray;
    private ArrayGap _gap;
    private long _bufferOffset;
    private long _line = 1;

    /// <summary>Reads from a stream, which stays the caller's to close.</summary>
    /// <param name="stream">The bytes, already decompressed.</param>
    /// <param name="bufferSize">How many bytes to read at a time.</param>
    public DocumentReader(Stream stream, int bufferSize = 1 << 20)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        _stream = stream;
        _buffer = new byte[Math.Max(bufferSize, MinimumBufferSize) + JsonText.Padding];
    }

    /// <summary>Reads the next document; false at the end of the stream.</summary>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public bool TryReadNext(out DocumentSlice document)
    {
        if (!_isBegun)
        {
            Begin();
        }

        if (_isInArray && TryReadElement(out document))
        {
            return true;
        }

        if (!SkipWhiteSpace())
        {
            document = default;
            return false;
        }

        document = ReadLine();
        return true;
    }

    /// <summary>The byte behind the last document, counted from 0, and the line it stands in.</summary>
    internal (long Offset, long Line) Position => (_bufferOffset + _start, _line);

    /// <summary>Whether documents are being taken from a JSON array, in the middle of which no reading can begin.</summary>
    internal bool IsInArray => _isInArray;

    /// <summary>Whether the last document is a line that the stream ends in, so that more of it may be written yet.</summary>
    internal bool IsLineOpen { get; private set; }

    /// <summary>Says where in the file the stream begins, before the first document is read.</summary>
    /// <param name="offset">The first byte; above 0 it stands between two lines.</param>
    /// <param name="line">The line it stands in.</param>
    internal void StartAt(long offset, long line)
    {
        _bufferOffset = offset;
        _line = line;
        _isBegun = offset > 0;
    }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    private void Begin()
    {
        _isBegun = true;
        while (_end < 3 && Fill())
        {
            // A stream may give single bytes.
        }

        if (Unread.StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }

        if (SkipWhiteSpace() && _buffer[_start] == (byte)'[')
        {
            _isInArray = true;
            _start++;
        }
    }

    private DocumentSlice ReadLine()
    {
        int length = 0;
        while (true)
        {
            int index = Unread[length..].IndexOf((byte)'\n');
            if (index >= 0)
            {
                length += index;
                break;
            }

            length = Unread.Length;
            if (!Fill())
            {
                IsLineOpen = true;
                break;
            }
        }

        // There is no line end in it to count.
        DocumentSlice document = Slice(length);
        _start += length;
        return document;
    }

    /// <summary>Hands out the first bytes of what is unread, but for white space at their end.</summary>
    private DocumentSlice Take(int length)
    {
        DocumentSlice document = Slice(length);
        Skip(length);
        return document;
    }

    private DocumentSlice Slice(int length)
    {
        int trimmed = Unread[..length].LastIndexOfAnyExcept(" \t\r\n"u8) + 1;
        return new DocumentSlice(_buffer.AsMemory(_start, trimmed), _line, _bufferOffset + _start);
    }

    private void Skip(int length)
    {
        _line += Unread[..length].Count((byte)'\n');
        _start += length;
    }

    /// <summary>Skips white space; false when nothing else is left.</summary>
    private bool SkipWhiteSpace()
    {
        do
        {
            int index = Unread.IndexOfAnyExcept(" \t\r\n"u8);
            Skip(index < 0 ? Unread.Length : index);
            if (index >= 0)
            {
                return true;
            }
        }
        while (Fill());
        return false;
    }

    /// <summary>Reads more of the stream behind what is unread; false at its end.</summary>
    private bool Fill()
    {
        if (_isStreamEnded)
        {
            return false;
        }

        if (_blocks is not null)
        {
            return FillFrom(_blocks);
        }

        if (_start > 0)
        {
            Unread.CopyTo(_buffer);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length - JsonText.Padding)
        {
            Array.Resize(ref _buffer, checked(_end * 2) + JsonText.Padding);
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - JsonText.Padding - _end);
        _end += read;
        _isStreamEnded = read == 0;
        return read > 0;
    }
}
