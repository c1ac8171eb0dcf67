using RuleGen.Cli.Correlation;
using RuleGen.Cli.Engines;
using RuleGen.Cli.Inputs;
using RuleGen.Cli.Output;

namespace RuleGen.Cli.Commands;

/// <summary>Decides who judges which rules. Rules over several events need one detector that sees all events in order.</summary>
internal sealed class ScanPartsFactory(ToolConsole console, LoadedRules rules, ScanOptions options, Func<IAlertFormat> createFormat)
{
    // What events that fit a stage take in memory before they go to a file.
    private const long SortMemory = 256L << 20;

    // Ties in time are decided only while events are held.
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    /// <summary>Makes the parts of a scan.</summary>
    /// <param name="output">Gets the alerts.</param>
    /// <param name="isStateTaken">False: there is a state that could not be used.</param>
    /// <exception cref="UsageException">The state cannot be read, or is of a scan that has to be run again first.</exception>
    public ScanParts Create(AlertOutput output, out bool isStateTaken)
    {
        isStateTaken = true;
        bool hasCorrelations = rules.All.Any(rule => rule.Correlation is not null && (rule.Metadata.Enabled || options.IncludeDisabledRules));
        Checkpoints? checkpoints = options.State is null ? null : new Checkpoints(new ScanStateFile(options.State), options.EventsPerCheckpoint, console);
        bool isStream = options.Events.Contains(EventFiles.StandardInput);
        if (!hasCorrelations || isStream)
        {
            // A state is that of one detector, and events of a stream are judged as they come.
            int threads = hasCorrelations || checkpoints is not null ? 1 : options.Threads;
            ScanWorker[] workers = CreateWorkers(threads, null, options.Lateness);
            isStateTaken = checkpoints is null || checkpoints.TryLoad(workers[0].Detector, (_, _, _) => RefuseWaiting(hasCorrelations));
            return new ScanParts(workers, output, options.Lateness, options.IsFinal)
            {
                Checkpoints = checkpoints, MetricsBefore = GetMetricsBefore(checkpoints, workers[0].Detector),
            };
        }

        var ordered = new OrderedRows();
        TimeSpan lateness = options.Lateness < s_tick ? s_tick : options.Lateness;
        var correlations = new CorrelationScan(
            CreateDetector(static rule => rule.Correlation is not null, lateness), createFormat(), ordered, options.Events, SortMemory);
        isStateTaken = checkpoints is null || checkpoints.TryLoad(correlations.Detector, correlations.AddEarlier);
        ScanWorker[] others = CreateWorkers(options.Threads, static rule => rule.Correlation is null, TimeSpan.Zero);
        return new ScanParts(others, output, options.Lateness, options.IsFinal)
        {
            Correlations = correlations, Ordered = ordered, Checkpoints = checkpoints, MetricsBefore = GetMetricsBefore(checkpoints, correlations.Detector),
        };
    }

    // Events of files wait for all files to be read, and those of a stream are judged as they come. Without a rule that wants them, they may go.
    private void RefuseWaiting(bool hasCorrelations)
    {
        if (hasCorrelations)
        {
            throw new UsageException($"the state {options.State} has events of files that a scan still had to judge when it was stopped; run that scan again first, or name another state");
        }
    }

    // Without a state there was no scan before.
    private static CorrelationMetrics GetMetricsBefore(Checkpoints? checkpoints, Detector detector) => checkpoints is null ? default : detector.Correlations;

    private ScanWorker[] CreateWorkers(int count, Func<Rule, bool>? filter, TimeSpan lateness)
    {
        var workers = new ScanWorker[count];
        for (int i = 0; i < count; i++)
        {
            workers[i] = new ScanWorker(CreateDetector(filter, lateness), createFormat());
        }

        return workers;
    }

    private Detector CreateDetector(Func<Rule, bool>? filter, TimeSpan lateness)
    {
        var standard = new DetectorOptions();
        return rules.CreateDetector(new DetectorOptions
        {
            IgnoreIndexPatterns = options.IgnoreIndexPatterns,
            IncludeDisabledRules = options.IncludeDisabledRules,
            RuleFilter = filter,
            Lateness = lateness,
            MaxClockSkew = options.MaxClockSkew,
            MaxStateBytes = options.MaxStateBytes ?? standard.MaxStateBytes,
            MaxStateBytesPerRule = Math.Min(options.MaxStateBytes ?? long.MaxValue, standard.MaxStateBytesPerRule),
            TimeProvider = console.TimeProvider,
        });
    }
}
