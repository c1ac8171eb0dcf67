using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RuleGen.Hosting.Tests;

/// <summary>Keeps the entries it is given.</summary>
internal sealed class CollectingLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Entry> _entries = new();

    public IReadOnlyCollection<Entry> Entries => _entries;

    public IEnumerable<string> Messages(int id) => _entries.Where(entry => entry.Id == id).Select(static entry => entry.Message);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue(new Entry(eventId.Id, logLevel, formatter(state, exception), exception));

    public void Dispose()
    {
    }

    internal sealed record Entry(int Id, LogLevel Level, string Message, Exception? Exception);
}
