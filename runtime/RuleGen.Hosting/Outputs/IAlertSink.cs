namespace RuleGen.Hosting;

/// <summary>Where a service delivers alerts.</summary>
public interface IAlertSink
{
    /// <summary>
    /// Takes an alert. The run waits for it before it reads the next event, so a slow sink slows the input down. Runs of the same ruleset call
    /// it at the same time. What it throws is logged and counted, and the run goes on: a sink that wants to try again does so itself.
    /// </summary>
    /// <param name="alert">A copy of its own.</param>
    /// <param name="cancellationToken">Cancelled when a stopped run has no more time (<see cref="DetectorServiceOptions.DrainTimeout"/>).</param>
    ValueTask WriteAsync(OwnedAlert alert, CancellationToken cancellationToken);
}
