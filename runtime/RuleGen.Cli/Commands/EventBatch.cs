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
    private readonly List<(int Document, DateTimeOffset? Time)> _stageEvents = [];
    private readonly AlertRows _rows = new();
    private readonly ManualResetEventSlim _isDone = new();
    private int _input;
    private string _file = "";
    private ExceptionDispatchInfo? _defect;

    /// <summary>The block all its documents stand in; null before the first use.</summary>
    public DocumentBlock? Block { get; private set; }

    /// <summary>Makes it ready for the documents of a block of a file.</summary>
    public void Begin(int input, string file, DocumentBlock block)
    {
        _input = input;
        _file = file;
        Block = block;
        _documents.Clear();
        _bad.Clear();
        _stageEvents.Clear();
        _rows.Clear();
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
                else if (worker.Detector.LastFitsStage())
                {
                    _stageEvents.Add((i, worker.Detector.LastTimestamp));
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
    public void Write(ScanParts parts, BadInputReport bad)
    {
        _isDone.Wait();
        _defect?.Throw();
        foreach ((int document, EventError error) in _bad)
        {
            bad.BadEvent(_file, _documents[document], error);
        }

        if (parts.Correlations is not null)
        {
            foreach ((int document, DateTimeOffset? time) in _stageEvents)
            {
                parts.Correlations.Add(time, _input, _documents[document].Line, _documents[document].Memory.Span);
            }
        }

        parts.Rows.Append(_input, _rows);
    }

    /// <inheritdoc/>
    public void Dispose() => _isDone.Dispose();
}
