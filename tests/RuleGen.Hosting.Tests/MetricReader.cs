using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace RuleGen.Hosting.Tests;

/// <summary>Listens to the instruments of one service provider; tests that run beside it have meters of their own.</summary>
internal sealed class MetricReader : IDisposable
{
    private readonly IMeterFactory _factory;
    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measurements = [];
    private readonly HashSet<string> _wanted = [];

    public MetricReader(IServiceProvider services)
    {
        _factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (_wanted.Contains(instrument.Name) && instrument.Meter.Name == DetectorTelemetry.MeterName && instrument.Meter.Scope == _factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
    }

    /// <summary>Begins to listen to instruments.</summary>
    public void Listen(params string[] instruments)
    {
        _wanted.UnionWith(instruments);
        _listener.Start();
    }

    /// <summary>All measurements of an instrument so far; one that is observed is asked first.</summary>
    public IReadOnlyList<(double Value, Dictionary<string, object?> Tags)> Read(string instrument)
    {
        lock (_lock)
        {
            _measurements.RemoveAll(item => item.Instrument == instrument && IsObserved(instrument));
        }

        _listener.RecordObservableInstruments();
        lock (_lock)
        {
            return [.. _measurements.Where(item => item.Instrument == instrument).Select(static item => (item.Value, item.Tags))];
        }
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsObserved(string instrument) => instrument is not ("rulegen.alerts" or "rulegen.alerts.undelivered" or "rulegen.event.duration");

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var copy = new Dictionary<string, object?>(tags.ToArray());
        lock (_lock)
        {
            _measurements.Add((instrument.Name, value, copy));
        }
    }
}
