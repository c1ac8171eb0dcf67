using System.Buffers;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>
/// Takes the events of all inputs through the workers. Alerts and complaints come out in the order of the input, whatever the number of
/// threads.
/// </summary>
internal sealed class EventScan(
    ToolConsole console, IReadOnlyList<ScanWorker> workers, AlertOutput output, BadInputReport bad, ProgressLine progress, CancellationToken cancellation)
{
    private const int BlockSize = 1 << 16;

    private long _bytesBefore;

    /// <summary>Scans the inputs, one after the other.</summary>
    public void Run(IEnumerable<string> names)
    {
        using var blocks = new BlockPool(held: workers.Count == 1 ? 0 : ScanThreads.BatchesOf(workers.Count));
        using ScanThreads? threads = workers.Count == 1 ? null : new ScanThreads(workers, output, bad, blocks);
        foreach (string name in names)
        {
            using var input = new EventInput(name, console, blocks, cancellation);
            if (threads is null || name == EventFiles.StandardInput)
            {
                ScanHere(input, workers[0]);
            }
            else
            {
                ScanInBatches(input, threads);
            }

            if (input.Failure is not null)
            {
                bad.BadFile(input);
            }

            _bytesBefore += input.BytesRead;
        }
    }

    private void ScanHere(EventInput input, ScanWorker worker)
    {
        // Standard input may come drop by drop, and an alert must not wait for the drop after it.
        int blockSize = input.Name == EventFiles.StandardInput ? 1 : BlockSize;
        var rows = new ArrayBufferWriter<byte>();
        while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
        {
            if (!worker.TryProcess(input.Name, document, rows, out EventError error))
            {
                bad.BadEvent(input.Name, document, error);
            }
            else if (rows.WrittenCount >= blockSize)
            {
                output.Append(rows.WrittenSpan);
                rows.ResetWrittenCount();
            }

            if (worker.Events % ProgressLine.EventsPerLook == 0)
            {
                Report(input.BytesRead);
            }
        }

        output.Append(rows.WrittenSpan);
    }

    private void ScanInBatches(EventInput input, ScanThreads threads)
    {
        // A batch is the documents of a block, which are judged where they stand.
        EventBatch? batch = null;
        while (!cancellation.IsCancellationRequested && input.TryReadNext(out DocumentSlice document))
        {
            if (batch is null || batch.Block != input.Block)
            {
                if (batch is not null)
                {
                    threads.Add(batch);
                    Report(input.BytesRead);
                }

                batch = threads.Take(input.Name, input.HoldBlock());
            }

            batch.Add(document);
        }

        if (batch is not null)
        {
            threads.Add(batch);
        }

        threads.Drain();
    }

    private void Report(long bytesRead) => progress.Report(workers.Sum(static worker => worker.Events), workers.Sum(static worker => worker.Alerts), _bytesBefore + bytesRead);
}
