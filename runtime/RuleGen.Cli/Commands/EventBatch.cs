using System.Buffers;
using System.Runtime.ExceptionServices;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>
/// The documents of a block, which one worker judges in one go, and what came of them. Filled, judged, written out and filled again, so that
/// memory stays the same however long a file is.
/// </summary>
internal sealed class EventBatch : IDisposable
{
    private readonly List<DocumentSlice> _documents = [];
    private readonly List<(int Document, EventError Error)> _bad = [];
    private readonly ArrayBufferWriter<byte> _rows = new();
    private readonly ManualResetEventSlim _isDone = new();
    private string _file = "";
    private ExceptionDispatchInfo? _defect;

    /// <summary>The block all its documents stand in; null before the first use.</summary>
    public DocumentBlock? Block { get; private set; }

    /// <summary>Makes it ready for the documents of a block of a file.</summary>
    public void Begin(string file, DocumentBlock block)
    {
        _file = file;
        Block = block;
        _documents.Clear();
        _bad.Clear();
        _rows.ResetWrittenCount();
        _isDone.Reset();
    }

    /// <summary>Adds a document of the block.</summary>
    public void Add(in DocumentSlice document) => _documents.Add(document);

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
