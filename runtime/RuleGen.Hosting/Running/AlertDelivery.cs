using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RuleGen.Hosting;

/// <summary>Hands alerts to the sinks of a ruleset, one alert after the other and one sink after the other.</summary>
internal sealed class AlertDelivery(IReadOnlyList<IAlertSink> sinks, RunMeter meter, ILogger logger)
{
    /// <summary>Delivers the alerts of a detector's last call. Does not throw.</summary>
    public async Task DeliverAsync(AlertCollection alerts, CancellationToken cancellationToken)
    {
        foreach (Alert view in alerts)
        {
            if (TryCopy(view) is { } alert)
            {
                meter.AddAlert(alert);
                logger.AlertRaised(alert.Id, alert.Rule.Metadata.RuleId);
                using Activity? activity = StartActivity(alert);
                foreach (IAlertSink sink in sinks)
                {
                    await WriteAsync(sink, alert, activity, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    // Much of an alert is computed only now, from whatever the event holds.
    private OwnedAlert? TryCopy(Alert view)
    {
        try
        {
            return view.ToOwned();
        }
        catch (Exception exception)
        {
            logger.EventFailed(exception, meter.EventNumber);
            foreach (IAlertSink sink in sinks)
            {
                meter.AddUndeliveredAlert(sink.GetType().Name);
            }

            return null;
        }
    }

    private async ValueTask WriteAsync(IAlertSink sink, OwnedAlert alert, Activity? activity, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await sink.WriteAsync(alert, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            string name = sink.GetType().Name;
            meter.AddUndeliveredAlert(name);
            logger.SinkFailed(exception, name, alert.Id, alert.Rule.Metadata.RuleId);
            activity?.AddException(exception).SetStatus(ActivityStatusCode.Error);
        }
    }

    private Activity? StartActivity(OwnedAlert alert)
    {
        Activity? activity = DetectorTelemetry.Activities.StartActivity(DetectorTelemetry.AlertActivity, ActivityKind.Producer);
        return activity?
            .SetTag(DetectorTelemetry.RuleSetTag, meter.RuleSet)
            .SetTag(DetectorTelemetry.RuleIdTag, alert.Rule.Metadata.RuleId)
            .SetTag(DetectorTelemetry.RuleNameTag, alert.Rule.Metadata.Name)
            .SetTag(DetectorTelemetry.SeverityTag, alert.Severity.GetText())
            .SetTag(DetectorTelemetry.AlertIdTag, alert.Id);
    }
}
