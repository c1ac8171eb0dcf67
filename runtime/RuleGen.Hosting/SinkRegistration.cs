namespace RuleGen.Hosting;

/// <summary>A sink of one ruleset, among the services.</summary>
/// <param name="sink">The sink.</param>
/// <param name="isOwned">Whether it is to be disposed of with the host; one that is a service itself is anyway.</param>
internal sealed class SinkRegistration<TRuleSet>(IAlertSink sink, bool isOwned) : IAsyncDisposable, IDisposable
    where TRuleSet : IRuleSet
{
    public IAlertSink Sink => sink;

    public void Dispose()
    {
        if (isOwned)
        {
            (sink as IDisposable)?.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        if (isOwned && sink is IAsyncDisposable disposable)
        {
            return disposable.DisposeAsync();
        }

        Dispose();
        return default;
    }
}
