using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>An object is judged as the document it stands for, and the document however it comes.</summary>
public sealed class EventTypeTests
{
    private static readonly Dictionary<EngineKind, Lazy<LoadedRules>> Loaded = Enum.GetValues<EngineKind>()
        .ToDictionary(static engine => engine, static engine => new Lazy<LoadedRules>(() => LoadedRules.Load(engine, EventTypeCases.Rules())));

    [Theory]
    [InlineData(EngineKind.Interpreter)]
    [InlineData(EngineKind.Generated)]
    public void Every_way_in_gives_the_same_answers(EngineKind engine)
    {
        LoadedRules rules = Loaded[engine].Value;
        var matched = new HashSet<string>();
        foreach (ObservedEvent source in EventTypeCases.Events())
        {
            var e = new Event(rules.Layout);
            e.Fill(source);
            string[] expected = Matches(rules, e);
            byte[] document = e.Document.ToArray();
            foreach (Action<EventReader, Event> read in WaysIn(document))
            {
                var other = new Event(rules.Layout);
                read(rules.Layout.CreateReader(EventValidation.Strict), other);
                Assert.Equal(expected, Matches(rules, other));
            }

            matched.UnionWith(expected);
        }

        Assert.Equal(rules.Rules.Select(static rule => rule.Metadata.RuleId), matched.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Objects_of_a_list_are_looked_at_one_by_one()
    {
        var rules = LoadedRules.Load(EngineKind.Interpreter, EventTypeCases.RulesOfElements());
        var e = new Event(rules.Layout);

        Assert.Equal(["", "", "", "query-00 query-01", ""], EventTypeCases.Events().Select(source =>
        {
            e.Fill(source);
            return string.Join(' ', Matches(rules, e));
        }));
    }

    [Fact]
    public void The_engines_agree() => Assert.All(EventTypeCases.Events(), static source =>
        Assert.Equal(MatchesOf(EngineKind.Interpreter, source), MatchesOf(EngineKind.Generated, source)));

    [Fact]
    public void The_document_has_the_members_as_they_are_nested()
    {
        var e = new Event(new EventLayout("process.name"));
        e.Fill(EventTypeCases.Events()[2]);

        Assert.Equal(
            """{"@timestamp":"2026-01-05T00:00:00.0000001Z","event.category":["network","process"],"event.type":[],"process":{"name":"bas\ufffd","args":["ärger","x😀\"\n"],"pid":0,"args_count":2,"interactive":false,"parent":{}},"source.ip":"10.0.0.1","destination.ip":"fe80::1","event.duration":1.50,"event.sequence":18446744073709551615,"labels.team":"red","dns.answers":[{"data":"a","ttl":1},{"data":"b","ttl":6},{}]}"""
                .Replace("\\ufffd", "\ufffd", StringComparison.Ordinal),
            Encoding.UTF8.GetString(e.Document).Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("containers.ndjson")]
    [InlineData("linux.ndjson")]
    [InlineData("sequences.ndjson")]
    public void The_built_in_rules_give_the_alerts_of_the_documents(string file)
    {
        var options = new DetectorOptions { Lateness = TimeSpan.FromMinutes(1), TimeProvider = new FixedClock(FixedClock.Noon) };
        Detector typed = Rules.BuiltInRules.CreateDetector(options);
        Detector detector = Rules.BuiltInRules.CreateDetector(options);
        var written = new Event(new EventLayout());
        var actual = new List<string>();
        var expected = new List<string>();
        string path = Path.Combine(SharedData.RepositoryRoot, "rules", "samples", file);
        EventFiles.ForEach(path, (line, document) =>
        {
            ObservedEvent source = ObservedEvent.Read(document);
            written.Fill(source);
            Write(typed.Process(source, new EventOrigin(file, line)), actual);
            Write(detector.Process(written.Document.ToArray(), new EventOrigin(file, line)), expected);
        });
        Write(typed.Complete(), actual);
        Write(detector.Complete(), expected);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Judging_an_object_allocates_nothing()
    {
        Rule[] rules = [.. Rules.BuiltInRules.All];
        var e = new Event(Rules.BuiltInRules.Layout);
        Detector builtIn = Rules.BuiltInRules.CreateDetector();
        ObservedEvent missed = new() { Time = FixedClock.Noon, Process = new ObservedEvent.Program { Name = "curl", Args = ["curl", "é"], Pid = 1 }, Category = ["x"], Type = ["y"] };
        ObservedEvent[] events = [.. EventTypeCases.Events(), missed];
        Run(200);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(200);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                builtIn.Process(missed);
                foreach (ObservedEvent source in events)
                {
                    e.Fill(source);
                    foreach (Rule rule in rules)
                    {
                        rule.IsMatch(e);
                    }
                }
            }
        }
    }

    [Fact]
    public void No_object_is_no_event() =>
        Assert.Throws<ArgumentNullException>(() => new Event(new EventLayout("a")).Fill<ObservedEvent>(null!));

    private static string[] MatchesOf(EngineKind engine, ObservedEvent source)
    {
        var e = new Event(Loaded[engine].Value.Layout);
        e.Fill(source);
        return Matches(Loaded[engine].Value, e);
    }

    private static string[] Matches(LoadedRules rules, Event e) =>
        [.. rules.Rules.Where(rule => rule.IsMatch(e)).Select(static rule => rule.Metadata.RuleId)];

    private static IEnumerable<Action<EventReader, Event>> WaysIn(byte[] document)
    {
        JsonElement element = JsonDocument.Parse(document).RootElement;
        yield return (reader, e) => reader.Read(document, e);
        yield return (reader, e) => reader.Read(element, e);
        yield return (reader, e) => reader.Read(JsonNode.Parse(document)!.AsObject(), e);
        yield return (reader, e) => reader.Read((IReadOnlyDictionary<string, object?>)ToObject(element)!, e);
    }

    private static object? ToObject(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(static member => member.Name, static member => ToObject(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(ToObject).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when element.TryGetInt64(out long number) => number,
        JsonValueKind.Number when element.TryGetUInt64(out ulong number) => number,
        JsonValueKind.Number => double.Parse(element.GetRawText(), CultureInfo.InvariantCulture),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        _ => null,
    };

    private static void Write(AlertCollection alerts, List<string> written)
    {
        var writer = new AlertWriter();
        foreach (Alert alert in alerts)
        {
            var output = new ArrayBufferWriter<byte>();
            writer.Write(output, alert);
            written.Add(Encoding.UTF8.GetString(output.WrittenSpan));
        }
    }
}
