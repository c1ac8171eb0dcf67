using System.Text.Json;

namespace RuleGen.Tests.Sequences;

/// <summary>A detector over queries of these tests, and the matches it gives as text.</summary>
internal sealed class Run
{
    private readonly QueryMatcher _matcher;
    private readonly DetectorOptions _options;

    public Run(DetectorOptions? options, params IEnumerable<Query> queries)
    {
        _matcher = new QueryMatcher(queries);
        _options = options ?? new DetectorOptions();
        Detector = new Detector(_matcher, _options);
    }

    /// <summary>The detector at hand.</summary>
    public Detector Detector { get; private set; }

    /// <summary>The queries as rules.</summary>
    public IReadOnlyList<Rule> Rules => _matcher.Rules;

    /// <summary>The matches so far.</summary>
    public List<string> Matches { get; } = [];

    /// <summary>The alerts' ids so far.</summary>
    public List<Guid> Ids { get; } = [];

    /// <summary>The matches of a query over events in the order of their arrival, sorted.</summary>
    public static List<string> Find(Query query, IEnumerable<Sighting> events, DetectorOptions? options = null)
    {
        var run = new Run(options, query);
        run.Process(events);
        run.Complete();
        return run.Sorted();
    }

    public void Process(params IEnumerable<Sighting> events)
    {
        foreach (Sighting item in events)
        {
            Collect(Detector.Process(item.ToJson(), new EventOrigin("test.ndjson", item.Id + 1)));
        }
    }

    public void AdvanceTo(long time) => Collect(Detector.AdvanceTo(Sighting.Start.AddMilliseconds(time)));

    public void Complete() => Collect(Detector.Complete());

    /// <summary>Goes on with another detector that takes over the state of this one.</summary>
    public RestoredSnapshot Restart()
    {
        byte[] snapshot = Save();
        Detector = new Detector(_matcher, _options);
        return Detector.RestoreSnapshot(new MemoryStream(snapshot));
    }

    public byte[] Save()
    {
        var stream = new MemoryStream();
        Detector.SaveSnapshot(stream, "attached"u8);
        return stream.ToArray();
    }

    public List<string> Sorted() => [.. Matches.Order(StringComparer.Ordinal)];

    private void Collect(AlertCollection alerts)
    {
        foreach (Alert alert in alerts)
        {
            IEnumerable<string> ids = alert.Events.Select(item => item is null ? "-" : $"{GetId(item)}");
            Matches.Add($"{string.Join(" ", ids)} by {string.Concat(alert.JoinKeys.Select(key => $"/{key ?? "null"}"))}");
            Ids.Add(alert.Id);
        }
    }

    private static int GetId(AlertEvent item)
    {
        using var document = JsonDocument.Parse(item.Document);
        int id = document.RootElement.GetProperty("id").GetInt32();
        return item.Origin == new EventOrigin("test.ndjson", id + 1) ? id : throw new InvalidOperationException("The origin is another event's.");
    }
}
