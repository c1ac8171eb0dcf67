using System.Buffers;

namespace RuleGen.Cli.Output;

/// <summary>
/// Puts the rows of alerts into the order of the input, and of <c>rule_id</c> within a line: those of rules over several events are known only
/// when all events are. Rows wait in memory, and many of them in a temporary file.
/// </summary>
internal sealed class OrderedRows : IAlertRowSink, IDisposable
{
    private const int InMemory = 1 << 24;
    private const int BufferSize = 1 << 16;

    private readonly List<Entry> _entries = [];
    private readonly MemoryStream _memory = new();
    private FileStream? _file;

    /// <inheritdoc/>
    public void Append(int input, AlertRows rows)
    {
        Stream store = GetStore(rows.Bytes.Length);
        long offset = store.Position;
        foreach (AlertRow row in rows.Rows)
        {
            _entries.Add(new Entry(input, row.Line, row.RuleId, offset, row.Length));
            offset += row.Length;
        }

        store.Write(rows.Bytes);
    }

    /// <summary>Writes the rows out in order, and forgets them.</summary>
    public void MoveTo(AlertOutput output)
    {
        var rows = new ArrayBufferWriter<byte>(BufferSize);
        Stream store = GetStore(0);

        // Stable, as rows of one rule and one line keep the order in which they came.
        foreach (Entry entry in _entries.Order())
        {
            store.Position = entry.Offset;
            store.ReadExactly(rows.GetSpan(entry.Length)[..entry.Length]);
            rows.Advance(entry.Length);
            if (rows.WrittenCount >= BufferSize)
            {
                output.Append(rows.WrittenSpan);
                rows.ResetWrittenCount();
            }
        }

        output.Append(rows.WrittenSpan);
        _entries.Clear();
        store.SetLength(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _file?.Dispose();
    }

    private Stream GetStore(int bytes)
    {
        if (_file is null && _memory.Length + bytes > InMemory)
        {
            _file = TemporaryFile.Create(BufferSize);
            _memory.WriteTo(_file);
            _memory.SetLength(0);
        }

        Stream store = _file is null ? _memory : _file;
        store.Position = store.Length;
        return store;
    }

    private readonly record struct Entry(int Input, long Line, string RuleId, long Offset, int Length) : IComparable<Entry>
    {
        public int CompareTo(Entry other) =>
            Input != other.Input ? Input.CompareTo(other.Input)
            : Line != other.Line ? Line.CompareTo(other.Line)
            : string.CompareOrdinal(RuleId, other.RuleId) is var byRule and not 0 ? byRule
            : Offset.CompareTo(other.Offset);
    }
}
