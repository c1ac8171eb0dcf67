using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>
/// Takes the events of all inputs through the workers. Alerts and complaints come out in the order of the input, whatever the number of
/// threads.
/// </summary>
internal sealed class EventScan(ToolConsole console, ScanParts parts, BadInputReport bad, ProgressLine progress, CancellationToken cancellation)
{
    private const int BlockSize = 1 << 16;

    private readonly IReadOnlyList<ScanWorker> _workers = parts.Workers;
    private long _bytesBefore;

    /// <summary>Scans the inputs, one after the other.</summary>
    public void Run(IReadOnlyList<string> names)
    {
        using var blocks = new BlockPool(held: _workers.Count == 1 ? 0 : ScanThreads.BatchesOf(_workers.Count));
        using ScanThreads? threads = _workers.Count == 1 ? null : new ScanThreads(parts, bad, blocks);
        for (int number = 0; number < names.Count; number++)
        {
            string name = names[number];
            using var input = new EventInput(name, console, blocks, parts.Checkpoints?.GetStart(name), cancellation);
            (long Offset, long Line) end = threads is null || name == EventFiles.StandardInput
                ? ScanHere(number, input, _workers[0])
                : ScanInBatches(number, input, threads);
            if (input.Failure is not null)
            {
                bad.BadFile(input);
            }
            else if (!cancellation.IsCancellationRequested)
            {
                parts.Checkpoints?.Note(name, end);
            }

            _bytesBefore += input.BytesRead;
        }

        if (!cancellation.IsCancellationRequested)
        {
            parts.Complete();
        }
    }

    // Gives where reading goes on another time.
    private (long Offset, long Line) ScanHere(int number, EventInput input, ScanWorker worker)
    {
        // Standard input may come drop by drop, and an alert must not wait for the drop after it.
        int blockSize = input.Name == EventFiles.StandardInput ? 1 : BlockSize;
        var rows = new AlertRows();
        while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
        {
            if (!TryProcess(number, input, document, worker, rows))
            {
                return (document.ByteOffset, document.Line);
            }

            if (rows.Bytes.Length >= blockSize)
            {
                Append(number, rows);
            }

            if (worker.Events % ProgressLine.EventsPerLook == 0)
            {
                Report(input.BytesRead);
                if (IsCheckpointDue(input))
                {
                    Append(number, rows);
                    Save(input, input.Position);
                }
            }
        }

        Append(number, rows);
        return input.Position;
    }

    private (long Offset, long Line) ScanInBatches(int number, EventInput input, ScanThreads threads)
    {
        // A batch is the documents of a block, which are judged where they stand.
        EventBatch? batch = null;
        while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
        {
            if (parts.LeavesOpenLines && input.IsLineOpen)
            {
                return ScanOpenLine(number, input, document, batch, threads);
            }

            if (batch is null || batch.Block != input.Block)
            {
                if (batch is not null)
                {
                    threads.Add(batch);
                    Report(input.BytesRead);
                }

                DocumentBlock block = input.HoldBlock();
                if (IsCheckpointDue(input))
                {
                    threads.Drain();
                    Save(input, (document.ByteOffset, document.Line));
                }

                batch = threads.Take(number, input.Name, block);
            }

            batch.Add(document);
        }

        Finish(batch, threads);
        return input.Position;
    }

    private (long Offset, long Line) ScanOpenLine(int number, EventInput input, DocumentSlice document, EventBatch? batch, ScanThreads threads)
    {
        // The block goes back with the batch.
        document = document with { Memory = document.Memory.ToArray() };
        Finish(batch, threads);
        var rows = new AlertRows();
        bool isWhole = TryProcess(number, input, document, _workers[0], rows);
        Append(number, rows);
        return isWhole ? input.Position : (document.ByteOffset, document.Line);
    }

    // False: it is the beginning of a line that is still being written.
    private bool TryProcess(int number, EventInput input, in DocumentSlice document, ScanWorker worker, AlertRows rows)
    {
        if (worker.TryProcess(input.Name, document, rows, out EventError error))
        {
            if (parts.Correlations is not null && worker.Detector.LastFitsStage())
            {
                parts.Correlations.Add(worker.Detector.LastTimestamp, number, document.Line, document.Memory.Span);
            }
        }
        else if (parts.LeavesOpenLines && input.IsLineOpen)
        {
            return false;
        }
        else
        {
            bad.BadEvent(input.Name, document, error);
        }

        return true;
    }

    private static void Finish(EventBatch? batch, ScanThreads threads)
    {
        if (batch is not null)
        {
            threads.Add(batch);
        }

        threads.Drain();
    }

    private void Append(int number, AlertRows rows)
    {
        parts.Rows.Append(number, rows);
        rows.Clear();
    }

    private bool IsCheckpointDue(EventInput input) => parts.Checkpoints is not null && !input.IsInArray && parts.Checkpoints.IsDue(parts.Events);

    private void Save(EventInput input, (long Offset, long Line) position)
    {
        parts.Checkpoints!.Note(input.Name, position);
        parts.Save();
    }

    private void Report(long bytesRead) => progress.Report(parts.Events, parts.Alerts, _bytesBefore + bytesRead);
}
