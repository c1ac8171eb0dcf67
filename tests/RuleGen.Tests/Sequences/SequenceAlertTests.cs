using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Xunit;

namespace RuleGen.Tests.Sequences;

public sealed class SequenceAlertTests
{
    private static readonly Query s_query = new()
    {
        Items = [new Item('A'), new Item('X', IsMissing: true), new Item('B')],
        Keys = ["user", "?host"],
        MaxSpan = 100,
    };

    [Fact]
    public void An_alert_has_the_events_in_the_order_of_the_items()
    {
        OwnedAlert alert = Raise(new DetectorOptions());
        Assert.Equal([0, null, 1], alert.Events.Select(item => item is null ? null : (int?)Parse(item.Document).GetProperty("id").GetInt32()));
        Assert.Equal(["x", null], alert.JoinKeys);
        Assert.Equal([1L, null, 2L], alert.Events.Select(item => item?.Origin?.Line));
        Assert.Equal(Sighting.Start.AddMilliseconds(9), alert.OriginalTime);
        Assert.True(alert.IsOverSeveralEvents);
    }

    [Theory]
    [InlineData(KeptSource.Fields)]
    [InlineData(KeptSource.Full)]
    public void What_all_events_share_is_lifted(KeptSource source)
    {
        OwnedAlert alert = Raise(new DetectorOptions { KeptSource = source });
        JsonElement common = Parse(alert.Document);
        Assert.Equal("x", common.GetProperty("user").GetString());
        Assert.False(common.TryGetProperty("id", out _));
        Assert.False(common.TryGetProperty("kind", out _));
        Assert.Equal(source == KeptSource.Full, Parse(alert.Events[0]!.Document).TryGetProperty("more", out _));
    }

    /// <summary>What an event shares with its join key is kept once, and is in the alert all the same.</summary>
    [Theory]
    [InlineData("\"x\"", 1, "[\"x\"]")]
    [InlineData("[\"x\",\"y\"]", 2, "[\"x\",\"y\"]")]
    [InlineData("[\"y\",\"x\",\"x\"]", 2, "[\"x\",\"x\",\"y\"]")]
    [InlineData("\"\"", 1, "[\"\"]")]
    [InlineData("7", 1, "[7]")]
    [InlineData("[7,\"7\"]", 2, "[\"7\",7]")]
    public void The_events_have_all_values_of_their_keys(string users, int matches, string values)
    {
        Query query = new() { Items = [new Item('A'), new Item('A'), new Item('B')], Keys = ["user", "?host"] };
        foreach (int lateness in (int[])[0, 5])
        {
            var run = new Run(new DetectorOptions { Lateness = TimeSpan.FromMilliseconds(lateness) }, query);
            run.Detector.Process(Encoding.UTF8.GetBytes($$"""{"@timestamp":1000,"kind":"A","user":{{users}},"host":"A","id":0}"""));
            run.Detector.Process(Encoding.UTF8.GetBytes($$"""{"@timestamp":1001,"kind":"A","user":{{users}},"host":"A","id":1}"""));
            run.Restart();
            AlertCollection alerts = run.Detector.Process(Encoding.UTF8.GetBytes($$"""{"@timestamp":1002,"kind":"B","user":{{users}},"host":"A","id":2}"""));
            alerts = lateness == 0 ? alerts : run.Detector.Complete();
            Assert.Equal(matches, alerts.Count);
            foreach (Alert alert in alerts)
            {
                Assert.All(alert.Events, item =>
                {
                    JsonElement document = Parse(item!.Document);
                    JsonElement user = document.GetProperty("user");
                    JsonElement[] items = user.ValueKind == JsonValueKind.Array ? [.. user.EnumerateArray()] : [user];
                    Assert.Equal(values, $"[{string.Join(",", items.Select(value => value.GetRawText()).Order(StringComparer.Ordinal))}]");
                    Assert.Equal("A", document.GetProperty("host").GetString());
                    Assert.True(document.TryGetProperty("kind", out _));
                });
            }
        }
    }

    [Fact]
    public void The_document_tells_where_the_events_were_read_and_what_was_kept_of_them()
    {
        JsonElement alert = Write(Raise(new DetectorOptions()));
        Assert.Equal("[1,null,2]", alert.GetProperty("rulegen.source.line").GetRawText());
        Assert.Equal("a.ndjson", alert.GetProperty("rulegen.source.file").GetString());
        Assert.Equal("""["x",null]""", alert.GetProperty("rulegen.join_keys").GetRawText());
        Assert.Equal("x", alert.GetProperty("user").GetString());
        JsonElement events = alert.GetProperty("rulegen.events");
        Assert.Equal(3, events.GetArrayLength());
        Assert.Equal(JsonValueKind.Null, events[1].ValueKind);
        Assert.Equal(1, events[2].GetProperty("id").GetInt32());
        Assert.Equal(2, alert.GetProperty("kibana.alert.ancestors").GetArrayLength());
        Assert.Equal("second", alert.GetProperty("kibana.alert.ancestors")[1].GetProperty("id").GetString());
        Assert.Equal("2026-01-05T00:00:00.009Z", alert.GetProperty("kibana.alert.original_time").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60_000)]
    [InlineData(70_000)] // Too large for its digest to wait.
    public void The_id_depends_on_rule_and_events_alone(int length)
    {
        string more = new('1', length);
        Guid id = Raise(new DetectorOptions(), more).Id;
        Assert.Equal(id, Raise(new DetectorOptions { KeptSource = KeptSource.Full }, more).Id);
        Assert.NotEqual(id, Raise(new DetectorOptions(), more: "2").Id);

        // The recipe that the documentation of Alert.Id gives.
        byte[] first = Digest(Part('E', Document(0, "A", 0, more)));
        byte[] second = Digest([.. Part('I', "logs-a-default"), .. Part('D', "second")]);
        byte[] hash = System.Security.Cryptography.SHA256.HashData([.. Part('R', "rule-0"), .. Part('S', first), .. Part('N', ""), .. Part('S', second)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        Assert.Equal(new Guid(hash.AsSpan(0, 16), bigEndian: true), id);
    }

    [Fact]
    public void Alerts_of_one_call_are_in_the_order_of_events_then_of_rules()
    {
        Query single = new() { Items = [new Item('A'), new Item('B')] };
        var run = new Run(null, single, single);
        run.Process(Sighting.Number([Sighting.Of(1, "A"), Sighting.Of(2, "B")]));
        AlertCollection alerts = run.Detector.Process(Sighting.Of(3, "A").ToJson());
        Assert.Equal(0, alerts.Count);
        alerts = run.Detector.Process(Sighting.Of(4, "B").ToJson());
        Assert.Equal(["rule-0", "rule-1"], [alerts[0].Rule.Metadata.RuleId, alerts[1].Rule.Metadata.RuleId]);
        Assert.Equal(4, run.Detector.Alerts);
    }

    private static OwnedAlert Raise(DetectorOptions options, string more = "1")
    {
        var run = new Run(options, s_query);
        Assert.Equal(0, run.Detector.Process(Encoding.UTF8.GetBytes(Document(0, "A", 0, more)), new EventOrigin("a.ndjson", 1)).Count);
        string envelope = $$"""{"_index":"logs-a-default","_id":"second","_source":{{Document(1, "B", 9, more)}}}""";
        AlertCollection alerts = run.Detector.Process(Encoding.UTF8.GetBytes(envelope), new EventOrigin("a.ndjson", 2));
        Assert.Equal(1, alerts.Count);
        return alerts[0].ToOwned();
    }

    private static string Document(int id, string kind, int milliseconds, string more) =>
        $$"""{"@timestamp":"2026-01-05T00:00:00.00{{milliseconds}}Z","kind":"{{kind}}","user":"x","id":{{id}},"more":"{{more}}"}""";

    private static byte[] Part(char tag, string text) => Part(tag, Encoding.UTF8.GetBytes(text));

    private static byte[] Part(char tag, byte[] bytes) => [(byte)tag, .. BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(bytes.Length)), .. bytes];

    private static byte[] Digest(byte[] parts) => System.Security.Cryptography.SHA256.HashData(parts)[..16];

    private static JsonElement Write(OwnedAlert alert)
    {
        var output = new ArrayBufferWriter<byte>();
        new AlertWriter().Write(output, alert);
        Assert.False(output.WrittenSpan.Contains((byte)'\n'));
        return Parse(output.WrittenMemory);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
