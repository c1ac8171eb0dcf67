using System.Buffers;
using System.Runtime.ExceptionServices;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>
/// Documents that one worker judges in one go, and what came of them. Filled, judged, written out and filled again, so that memory stays
/// the same however long a file is.
/// </summary>
internal sealed class EventBatch : IDisposable
{
    // Large enough that handing over costs nothing beside judging, small enough that all cores soon have work.
    private const int TargetSize = 1 << 18;

    // Room for the document that fills the batch: one that needs more gets a buffer of its own.
    private const int BufferSize = TargetSize + (1 << 16);

    private readonly List<DocumentSlice> _documents = [];
    private readonly List<(int Document, EventError Error)> _bad = [];
    private readonly ArrayBufferWriter<byte> _rows = new();
    private readonly ManualResetEventSlim _isDone = new();
    private byte[] _buffer = new byte[BufferSize];
    private int _used;
    private string _file = "";
    private ExceptionDispatchInfo? _defect;

    /// <summary>Whether it should be handed over.</summary>
    public bool IsFull => _used >= TargetSize;

    /// <summary>Makes it ready for documents of a file.</summary>
    public void Begin(string file)
    {
        _file = file;
        _documents.Clear();
        _bad.Clear();
        _rows.ResetWrittenCount();
        _isDone.Reset();
        _used = 0;
    }

    /// <summary>Adds a copy of a document.</summary>
    public void Add(in DocumentSlice document)
    {
        int length = document.Memory.Length;
        if (_buffer.Length - _used < length)
        {
            // Slices of documents that stand in the old buffer keep it alive until the batch begins anew.
            _buffer = new byte[Math.Max(length, BufferSize)];
            _used = 0;
        }

        Memory<byte> copy = _buffer.AsMemory(_used, length);
        document.Memory.CopyTo(copy);
        _used += length;
        _documents.Add(document with { Memory = copy });
    }

    /// <summary>Judges the documents, on whatever thread.</summary>
    public void Process(ScanWorker worker)
    {
        try
        {
            for (int i = 0; i < _documents.Count; i++)
            {
                if (!worker.TryProcess(_file, _documents[i], _rows, out EventError error))
                {
                    _bad.Add((i, error));
                }
            }
        }
        catch (Exception e)
        {
            // Thrown again where the batch is waited for: a thread of its own would take the process down without a word.
            _defect = ExceptionDispatchInfo.Capture(e);
        }

        _isDone.Set();
    }

    /// <summary>Waits until the documents are judged and writes out what came of them.</summary>
    public void Write(AlertOutput output, BadInputReport bad)
    {
        _isDone.Wait();
        _defect?.Throw();
        foreach ((int document, EventError error) in _bad)
        {
            bad.BadEvent(_file, _documents[document], error);
        }

        output.Append(_rows.WrittenSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _isDone.Dispose();
}
