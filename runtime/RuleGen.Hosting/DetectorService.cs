using System.Diagnostics;
using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RuleGen.Hosting;

/// <summary>
/// Runs the rules of a ruleset over inputs, with the options, sinks, logs and metrics of the host. Any number of runs may go on at the same
/// time; each has a detector of its own, so rules over several events see the events of one run together.
/// </summary>
/// <typeparam name="TRuleSet">The ruleset.</typeparam>
public sealed class DetectorService<TRuleSet>
    where TRuleSet : IRuleSet
{
    private readonly IOptionsMonitor<DetectorServiceOptions> _options;
    private readonly IAlertSink[] _sinks;
    private readonly DetectorMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal DetectorService(
        IOptionsMonitor<DetectorServiceOptions> options,
        IEnumerable<SinkRegistration<TRuleSet>> sinks,
        DetectorMetrics metrics,
        TimeProvider clock,
        ILogger logger)
    {
        _options = options;
        _sinks = [.. sinks.Select(static registration => registration.Sink)];
        _metrics = metrics;
        _clock = clock;
        _logger = logger;
        if (Options.CostProfileInterval is > 0 and var interval)
        {
            CostProfile = new RuleCostProfile(TRuleSet.All, interval, clock);
        }
    }

    /// <summary>The name of the ruleset's options, and its tag in metrics: the full name of its class.</summary>
    public static string Name { get; } = typeof(TRuleSet).FullName ?? typeof(TRuleSet).Name;

    /// <summary>The rules that run, by the options as they are now.</summary>
    public IReadOnlyList<Rule> EnabledRules => Select(Options);

    /// <summary>What the rules cost, if <see cref="DetectorServiceOptions.CostProfileInterval"/> was set when the service was made; else null.</summary>
    public RuleCostProfile? CostProfile { get; }

    private DetectorServiceOptions Options => _options.Get(Name);

    /// <summary>Makes a detector that runs the enabled rules, for events that do not come as an input. It feeds no sink and no metric.</summary>
    public Detector CreateDetector() => CreateDetector(Options);

    /// <inheritdoc cref="RunAsync(IEventSource, CancellationToken)"/>
    /// <param name="events">Each one JSON document as UTF-8.</param>
    /// <param name="stoppingToken">Cancelled to stop reading; the task then completes and is not cancelled.</param>
    public Task<RunSummary> RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> events, CancellationToken stoppingToken = default) =>
        RunAsync(EventSources.FromAsyncEnumerable(events), stoppingToken);

    /// <inheritdoc cref="RunAsync(IEventSource, CancellationToken)"/>
    /// <param name="events">Each one JSON document as UTF-8 (<see cref="EventSources.FromChannel"/>).</param>
    /// <param name="stoppingToken">Cancelled to stop reading; the task then completes and is not cancelled.</param>
    public Task<RunSummary> RunAsync(ChannelReader<ReadOnlyMemory<byte>> events, CancellationToken stoppingToken = default) =>
        RunAsync(EventSources.FromChannel(events), stoppingToken);

    /// <inheritdoc cref="RunAsync(IEventSource, CancellationToken)"/>
    /// <param name="ndjson">Lines of JSON as UTF-8 (<see cref="EventSources.FromPipe"/>).</param>
    /// <param name="stoppingToken">Cancelled to stop reading; the task then completes and is not cancelled.</param>
    public Task<RunSummary> RunAsync(PipeReader ndjson, CancellationToken stoppingToken = default) =>
        RunAsync(EventSources.FromPipe(ndjson), stoppingToken);

    /// <summary>
    /// Judges the events of an input and delivers the alerts to the sinks. Malformed events, events that cannot be judged, and sinks that fail
    /// are logged and counted; they do not end the run.
    /// </summary>
    /// <param name="source">The input.</param>
    /// <param name="stoppingToken">
    /// Cancelled to stop reading. What has been read is judged and delivered still, for <see cref="DetectorServiceOptions.DrainTimeout"/> at
    /// most; then the task completes and is not cancelled.
    /// </param>
    /// <returns>What the run did.</returns>
    /// <exception cref="Exception">What the input throws.</exception>
    public async Task<RunSummary> RunAsync(IEventSource source, CancellationToken stoppingToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        DetectorServiceOptions options = Options;
        Detector detector = CreateDetector(options);
        RuleSetTotals totals = _metrics.GetTotals(Name);
        var meter = new RunMeter(Name, detector, _metrics);
        using Activity? activity = StartActivity();
        _logger.RunBegins(Select(options).Length, TRuleSet.All.Count, Name, TRuleSet.ContentHash);
        totals.Begin(meter);
        try
        {
            var pump = new EventPump(detector, options, new AlertDelivery(_sinks, meter, _logger), meter, _clock, _logger);
            RunSummary summary = Summarize(await pump.RunAsync(source.ReadAsync(stoppingToken), stoppingToken).ConfigureAwait(false), meter.Counts);
            _logger.RunEnds(
                Name, summary.End, summary.Events, summary.MalformedEvents, summary.FailedEvents, summary.Alerts, summary.UndeliveredAlerts);
            return summary;
        }
        catch (Exception exception)
        {
            _logger.InputFailed(exception, Name);
            activity?.AddException(exception).SetStatus(ActivityStatusCode.Error);
            throw;
        }
        finally
        {
            meter.TakeState();
            totals.End(meter);
        }
    }

    private static Rule[] Select(DetectorServiceOptions options) => [.. TRuleSet.All.Where(rule => options.Runs(rule.Metadata))];

    private static RunSummary Summarize(RunEnd end, RunCounts counts) =>
        new(end, counts.Events, counts.MalformedEvents, counts.FailedEvents, counts.Alerts, counts.UndeliveredAlerts);

    private static Activity? StartActivity() =>
        DetectorTelemetry.Activities.StartActivity(DetectorTelemetry.RunActivity, ActivityKind.Consumer)?
            .SetTag(DetectorTelemetry.RuleSetTag, Name)
            .SetTag(DetectorTelemetry.ContentHashTag, TRuleSet.ContentHash);

    private Detector CreateDetector(DetectorServiceOptions options) => TRuleSet.CreateDetector(new DetectorOptions
    {
        Validation = options.Validation,
        IgnoreIndexPatterns = options.IgnoreIndexPatterns,
        IncludeDisabledRules = options.IncludeDisabledRules,
        RuleFilter = rule => options.Runs(rule.Metadata),
        Lateness = options.Lateness,
        MaxClockSkew = options.MaxClockSkew,
        MaxStateBytesPerRule = options.MaxStateBytesPerRule,
        MaxStateBytes = options.MaxStateBytes,
        KeptSource = options.KeptSource,
        CostProfile = CostProfile,
        TimeProvider = _clock,
    });
}
