using RuleGen.Cli;
using RuleGen.Cli.Commands;
using RuleGen.Cli.Output;

namespace RuleGen.Benchmarks;

/// <summary>A file through the same code as <c>rulegen scan --threads N --format ndjson</c>, the alerts into nothing. Rules over single events only.</summary>
internal sealed class FileScan
{
    private readonly string _path;
    private readonly ScanWorker[] _workers;
    private readonly ToolConsole _console = new() { Input = Stream.Null, Output = Stream.Null, Error = TextWriter.Null };

    public FileScan(string path, int threads, Func<Detector> createDetector)
    {
        _path = path;
        _workers = [.. Enumerable.Range(0, threads).Select(_ => new ScanWorker(createDetector(), new AlertLines()))];
    }

    /// <summary>Scans the file.</summary>
    /// <returns>How many alerts there were.</returns>
    public long Run()
    {
        long before = Alerts;
        ProgressLine progress = ProgressLine.Over([_path], _console);
        var output = new AlertOutput(_console.Output, "", progress);
        using var parts = new ScanParts(_workers, output, TimeSpan.Zero, IsFinal: true);
        new EventScan(_console, parts, new BadInputReport(_console.Error, progress), progress, CancellationToken.None).Run([_path]);
        return Alerts - before;
    }

    private long Alerts => _workers.Sum(static worker => worker.Alerts);
}
