using Microsoft.Extensions.Logging;

namespace RuleGen.Hosting;

/// <summary>What a service logs. The numbers are part of the public contract (docs/embedding.md).</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Detection begins with {EnabledRules} of {Rules} rules of {RuleSet}, content hash {ContentHash}.")]
    public static partial void RunBegins(this ILogger logger, int enabledRules, int rules, string ruleSet, string contentHash);

    [LoggerMessage(2, LogLevel.Information, "Detection with {RuleSet} is over ({End}): {Events} events, {MalformedEvents} malformed, {FailedEvents} failed, {Alerts} alerts, {UndeliveredAlerts} undelivered.")]
    public static partial void RunEnds(
        this ILogger logger, string ruleSet, RunEnd end, long events, long malformedEvents, long failedEvents, long alerts, long undeliveredAlerts);

    [LoggerMessage(3, LogLevel.Warning, "Event {Number} is malformed at byte {Position}: {Problem}")]
    public static partial void MalformedEvent(this ILogger logger, long number, int position, string problem);

    [LoggerMessage(4, LogLevel.Warning, "{Count} more malformed events were not logged.")]
    public static partial void MalformedEventsLeftOut(this ILogger logger, long count);

    [LoggerMessage(5, LogLevel.Error, "Event {Number} could not be judged.")]
    public static partial void EventFailed(this ILogger logger, Exception exception, long number);

    [LoggerMessage(6, LogLevel.Error, "{Sink} did not take alert {AlertId} of rule {RuleId}.")]
    public static partial void SinkFailed(this ILogger logger, Exception exception, string sink, Guid alertId, string ruleId);

    [LoggerMessage(7, LogLevel.Error, "The input of {RuleSet} failed.")]
    public static partial void InputFailed(this ILogger logger, Exception exception, string ruleSet);

    [LoggerMessage(8, LogLevel.Error, "Rules over several events could not be told the time.")]
    public static partial void TimeFailed(this ILogger logger, Exception exception);

    [LoggerMessage(9, LogLevel.Debug, "Rule {RuleId} raised alert {AlertId}.")]
    public static partial void AlertRaised(this ILogger logger, Guid alertId, string ruleId);
}
