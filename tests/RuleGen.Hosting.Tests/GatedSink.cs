using System.Collections.Concurrent;

namespace RuleGen.Hosting.Tests;

/// <summary>Takes an alert only when the test lets it.</summary>
internal sealed class GatedSink : IAlertSink
{
    private readonly SemaphoreSlim _permits = new(0);
    private readonly SemaphoreSlim _arrivals = new(0);

    public ConcurrentQueue<OwnedAlert> Taken { get; } = new();

    public void Let(int alerts) => _permits.Release(alerts);

    /// <summary>Waits until one more alert stands before the gate.</summary>
    public Task WaitForArrival() => _arrivals.WaitAsync(TestContextToken);

    public async ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken)
    {
        _arrivals.Release();
        await _permits.WaitAsync(cancellationToken);
        Taken.Enqueue(alert);
    }

    private static CancellationToken TestContextToken => Xunit.TestContext.Current.CancellationToken;
}
