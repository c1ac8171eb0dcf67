namespace RuleGen.Hosting;

/// <summary>The moment at which a run that was stopped has no more time.</summary>
internal sealed class DrainDeadline : IDisposable
{
    // Not disposed of, since the timer's callback may still be on its way; without a timer of its own it holds nothing.
    private readonly CancellationTokenSource _passed = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private ITimer? _timer;

    public DrainDeadline(TimeSpan timeout, TimeProvider clock, CancellationToken stoppingToken)
    {
        _clock = clock;
        _timeout = timeout;
        _registration = stoppingToken.UnsafeRegister(static state => ((DrainDeadline)state!).Begin(), this);
    }

    /// <summary>Cancelled when it has passed.</summary>
    public CancellationToken Token => _passed.Token;

    public void Dispose()
    {
        // Waits for Begin, if it is at work.
        _registration.Dispose();
        _timer?.Dispose();
    }

    private void Begin() =>
        _timer = _clock.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), _passed, _timeout, Timeout.InfiniteTimeSpan);
}
