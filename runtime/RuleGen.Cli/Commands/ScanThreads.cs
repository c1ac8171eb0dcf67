using System.Collections.Concurrent;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>
/// Worker threads that judge batches of documents. Batches are written out in the order they were handed over, so the answer is that of
/// one thread.
/// </summary>
internal sealed class ScanThreads : IDisposable
{
    // Enough that a worker always finds a batch while another is being written out.
    private const int BatchesPerThread = 3;

    private readonly BlockingCollection<EventBatch> _work = [];
    private readonly Queue<EventBatch> _inFlight = new();
    private readonly Stack<EventBatch> _free = new();
    private readonly Thread[] _threads;
    private readonly ScanParts _parts;
    private readonly BadInputReport _bad;
    private readonly BlockPool _blocks;

    /// <summary>Starts one thread for each worker.</summary>
    /// <param name="parts">Has the workers, and gets the alerts.</param>
    /// <param name="bad">Gets the malformed events.</param>
    /// <param name="blocks">Takes back the blocks of batches that were written out.</param>
    public ScanThreads(ScanParts parts, BadInputReport bad, BlockPool blocks)
    {
        _parts = parts;
        _bad = bad;
        _blocks = blocks;
        for (int i = 0; i < BatchesOf(parts.Workers.Count); i++)
        {
            _free.Push(new EventBatch());
        }

        _threads = [.. parts.Workers.Select(worker => new Thread(() => Work(worker)) { IsBackground = true, Name = "rulegen scan" })];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    /// <summary>How many batches there are, and so blocks that are held at once.</summary>
    public static int BatchesOf(int workers) => workers * BatchesPerThread;

    /// <summary>An empty batch for a block's documents; waits for the oldest one when all are in use.</summary>
    public EventBatch Take(int input, string file, DocumentBlock block)
    {
        if (_free.Count == 0)
        {
            WriteOldest();
        }

        EventBatch batch = _free.Pop();
        batch.Begin(input, file, block);
        return batch;
    }

    /// <summary>Hands a batch over.</summary>
    public void Add(EventBatch batch)
    {
        _inFlight.Enqueue(batch);
        _work.Add(batch);
    }

    /// <summary>Waits for all batches and writes them out.</summary>
    public void Drain()
    {
        while (_inFlight.Count > 0)
        {
            WriteOldest();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _work.CompleteAdding();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        foreach (EventBatch batch in _free.Concat(_inFlight))
        {
            batch.Dispose();
        }

        _work.Dispose();
    }

    private void WriteOldest()
    {
        EventBatch batch = _inFlight.Dequeue();
        _free.Push(batch);
        batch.Write(_parts, _bad);
        _blocks.Return(batch.Block!);
    }

    private void Work(ScanWorker worker)
    {
        foreach (EventBatch batch in _work.GetConsumingEnumerable())
        {
            batch.Process(worker);
        }
    }
}
