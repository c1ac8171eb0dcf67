using Microsoft.Extensions.Logging;

namespace RuleGen.Hosting;

/// <summary>
/// One run: takes events from an input one after the other, has them judged, and delivers their alerts before it asks for the next. Nothing that
/// an event or a sink does ends it.
/// </summary>
internal sealed class EventPump(
    Detector detector, DetectorServiceOptions options, AlertDelivery delivery, RunMeter meter, TimeProvider clock, ILogger logger)
{
    private readonly MalformedEventLog _malformed = new(logger, clock);
    private DrainDeadline? _deadline;
    private bool _isAbandoned;

    /// <summary>Runs until the input ends, or <paramref name="stoppingToken"/> is cancelled and what had been read is done.</summary>
    public async Task<RunEnd> RunAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> input, CancellationToken stoppingToken)
    {
        using var deadline = new DrainDeadline(options.DrainTimeout, clock, stoppingToken);
        _deadline = deadline;
        IAsyncEnumerator<ReadOnlyMemory<byte>> events = input.GetAsyncEnumerator(stoppingToken);
        try
        {
            while (!deadline.Token.IsCancellationRequested && await MoveNextAsync(events, stoppingToken).ConfigureAwait(false))
            {
                AlertCollection alerts = Judge(events.Current);
                meter.TakeStateNowAndThen();
                if (alerts.Count > 0)
                {
                    await delivery.DeliverAsync(alerts, deadline.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _malformed.Flush();
            // An input that is still at work cannot be disposed of.
            if (!_isAbandoned)
            {
                await events.DisposeAsync().ConfigureAwait(false);
            }
        }

        await EndAsync(stoppingToken.IsCancellationRequested ? options.WhenStopped : options.WhenInputEnds).ConfigureAwait(false);
        return deadline.Token.IsCancellationRequested ? RunEnd.DrainTimedOut
            : stoppingToken.IsCancellationRequested ? RunEnd.Stopped
            : RunEnd.InputEnded;
    }

    private ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> events, CancellationToken stoppingToken)
    {
        ValueTask<bool> next = events.MoveNextAsync();
        return next.IsCompletedSuccessfully ? next : WaitAsync(next.AsTask(), stoppingToken);
    }

    private async ValueTask<bool> WaitAsync(Task<bool> next, CancellationToken stoppingToken)
    {
        while (true)
        {
            meter.TakeStateIfWanted();
            try
            {
                return await next.WaitAsync(options.IdleAfter ?? Timeout.InfiniteTimeSpan, clock, _deadline!.Token).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                await DeliverAsync(() => detector.AdvanceTo(clock.GetUtcNow() - options.IdleAllowance)).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                _isAbandoned = !next.IsCompleted;
                return false;
            }
        }
    }

    private AlertCollection Judge(ReadOnlyMemory<byte> document)
    {
        detector.CountsCandidates = meter.CountsCandidates;
        bool isTimed = meter.MeasuresEvents;
        long start = isTimed ? clock.GetTimestamp() : 0;
        try
        {
            if (!detector.TryProcess(document, out AlertCollection alerts, out EventError error))
            {
                _malformed.Add(meter.EventNumber, error);
            }

            return alerts;
        }
        catch (Exception exception)
        {
            meter.AddFailedEvent();
            logger.EventFailed(exception, meter.EventNumber);
            return default;
        }
        finally
        {
            if (isTimed)
            {
                meter.AddEventTime(clock.GetElapsedTime(start));
            }
        }
    }

    private Task EndAsync(EndAction action) => action switch
    {
        EndAction.Complete => DeliverAsync(detector.Complete),
        EndAction.AdvanceToNow => DeliverAsync(() => detector.AdvanceTo(clock.GetUtcNow())),
        _ => Task.CompletedTask,
    };

    private async Task DeliverAsync(Func<AlertCollection> decide)
    {
        AlertCollection alerts;
        try
        {
            alerts = decide();
        }
        catch (Exception exception)
        {
            logger.TimeFailed(exception);
            return;
        }

        await delivery.DeliverAsync(alerts, _deadline!.Token).ConfigureAwait(false);
    }
}
