using System.Buffers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class AlertWriterTests
{
    [Fact]
    public void The_document_has_the_alerts_and_the_events_members()
    {
        JsonElement alert = Write("""
            {"@timestamp":"2026-01-05T00:00:00.35Z","event":{"kind":"event","category":["process"],"original":"…"},
             "process":{"name":"nc","args":["nc", "-l"]},"host":{"name":"höst"},"n":1.50}
            """);

        Assert.Equal("2026-02-03T04:05:06.000Z", alert.GetProperty("@timestamp").GetString());
        Assert.Equal("2026-01-05T00:00:00.350Z", alert.GetProperty("kibana.alert.original_time").GetString());
        Assert.Equal("signal", alert.GetProperty("event.kind").GetString());
        Assert.Equal("event", alert.GetProperty("kibana.alert.original_event.kind").GetString());
        Assert.Equal("process", alert.GetProperty("kibana.alert.original_event.category")[0].GetString());
        Assert.False(alert.TryGetProperty("kibana.alert.original_event.original", out _));
        Assert.Equal("…", alert.GetProperty("event").GetProperty("original").GetString());
        Assert.False(alert.GetProperty("event").TryGetProperty("kind", out _));
        Assert.Equal("process event with process nc, on höst created medium alert Netcat.", alert.GetProperty("kibana.alert.reason").GetString());
        Assert.Equal("active", alert.GetProperty("kibana.alert.status").GetString());
        Assert.Equal("open", alert.GetProperty("kibana.alert.workflow_status").GetString());
        Assert.Equal(1, alert.GetProperty("kibana.alert.depth").GetInt32());
        Assert.Equal("medium", alert.GetProperty("kibana.alert.severity").GetString());
        Assert.Equal(47, alert.GetProperty("kibana.alert.risk_score").GetInt32());
        Assert.Equal("-l", alert.GetProperty("process").GetProperty("args")[1].GetString());
        Assert.Equal("1.50", alert.GetProperty("n").GetRawText());
        Assert.True(Guid.TryParse(alert.GetProperty("kibana.alert.uuid").GetString(), out _));
    }

    [Fact]
    public void The_rule_is_described_in_Kibanas_shape()
    {
        var rule = new RuleMetadata(text => text == RuleText.Note ? "## Look \"here\""u8 : default)
        {
            RuleId = "rule-1",
            Name = "Netcat",
            Type = "eql",
            Severity = Severity.High,
            RiskScore = 73,
            Tags = ["OS: Linux"],
            Index = ["logs-*"],
            BuildingBlockType = "default",
            Threat =
            [
                new ThreatMapping
                {
                    Framework = "MITRE ATT&CK",
                    Tactic = new ThreatTactic("TA0002", "Execution", "https://attack.mitre.org/tactics/TA0002/"),
                    Techniques = [new ThreatTechnique("T1059", "Interpreter", null, [new ThreatTechnique("T1059.004", "Unix Shell", null, [])])],
                },
            ],
        };

        JsonElement alert = Write(Samples.Netcat, rule);

        Assert.Equal("rule-1", alert.GetProperty("kibana.alert.rule.rule_id").GetString());
        Assert.Equal("eql", alert.GetProperty("kibana.alert.rule.type").GetString());
        Assert.Equal("Event Correlation Rule", alert.GetProperty("kibana.alert.rule.category").GetString());
        Assert.Equal("siem", alert.GetProperty("kibana.alert.rule.producer").GetString());
        Assert.Equal("OS: Linux", alert.GetProperty("kibana.alert.rule.tags")[0].GetString());
        Assert.Equal("logs-*", alert.GetProperty("kibana.alert.rule.indices")[0].GetString());
        Assert.Equal("## Look \"here\"", alert.GetProperty("kibana.alert.rule.note").GetString());
        Assert.Equal("default", alert.GetProperty("kibana.alert.building_block_type").GetString());
        Assert.False(alert.TryGetProperty("kibana.alert.rule.description", out _));
        Assert.False(alert.TryGetProperty("kibana.alert.rule.license", out _));
        JsonElement threat = alert.GetProperty("kibana.alert.rule.threat")[0];
        Assert.Equal("MITRE ATT&CK", threat.GetProperty("framework").GetString());
        Assert.Equal("TA0002", threat.GetProperty("tactic").GetProperty("id").GetString());
        Assert.Equal("T1059.004", threat.GetProperty("technique")[0].GetProperty("subtechnique")[0].GetProperty("id").GetString());
    }

    [Fact]
    public void An_envelope_becomes_the_ancestor_and_is_taken_off()
    {
        JsonElement alert = Write("""{"_index":"logs-x","_id":"7","_score":1,"_source":{"process":{"name":"nc"}}}""");

        JsonElement ancestor = alert.GetProperty("kibana.alert.ancestors")[0];
        Assert.Equal("7", ancestor.GetProperty("id").GetString());
        Assert.Equal("logs-x", ancestor.GetProperty("index").GetString());
        Assert.Equal("event", ancestor.GetProperty("type").GetString());
        Assert.Equal(0, ancestor.GetProperty("depth").GetInt32());
        Assert.Equal("nc", alert.GetProperty("process").GetProperty("name").GetString());
        Assert.False(alert.TryGetProperty("_source", out _));
        Assert.False(alert.TryGetProperty("_id", out _));
    }

    [Fact]
    public void The_origin_is_written_on_demand()
    {
        JsonElement alert = Write("""{"rulegen":{"source":{"file":"forged"},"x":1},"process":{"name":"nc"}}""", origin: new EventOrigin("a.ndjson", 12));

        Assert.Equal("a.ndjson", alert.GetProperty("rulegen.source.file").GetString());
        Assert.Equal(12, alert.GetProperty("rulegen.source.line").GetInt64());
        Assert.Equal("""{"x":1}""", alert.GetProperty("rulegen").GetRawText());
        Assert.False(Write(Samples.Netcat).TryGetProperty("rulegen.source.file", out _));
    }

    [Theory]
    [InlineData("""{"kibana.alert.severity":"low","process":{"name":"nc"}}""")]
    [InlineData("""{"kibana":{"alert":{"severity":"low"}},"process":{"name":"nc"}}""")]
    [InlineData("""{"kibana":{"alert.severity":"low"},"process":{"name":"nc"}}""")]
    [InlineData("""{"kibana.alert":{"severity":"low"},"process":{"name":"nc"}}""")]
    [InlineData("""{"kibana":[{"alert":{"severity":"low"}}],"process":{"name":"nc"}}""")]
    [InlineData("""{"kib\u0061na":{"alert":{"severity":"low"}},"process":{"name":"nc"}}""")]
    [InlineData("""{"event":{"kind":"low"},"event.kind":"low","@timestamp":"low","process":{"name":"nc"}}""")]
    public void An_event_cannot_speak_for_the_alert(string json)
    {
        string text = Write(json).GetRawText();

        Assert.DoesNotContain("\"low\"", text.Replace("\"kibana.alert.original_event.kind\":\"low\"", ""));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2,"process":{"name":"nc"}}""", "a", "[1,2]")]
    [InlineData("""{"a":{"x":1},"process":{"name":"nc"},"a":{"x":[2],"y":"z"}}""", "a", """{"x":[1,2],"y":"z"}""")]
    [InlineData("""{"a":[{"x":1,"x":2}],"process":{"name":"nc"}}""", "a", """[{"x":[1,2]}]""")]
    [InlineData("""{"a":null,"a":"b","process":{"name":"nc"}}""", "a", """[null,"b"]""")]
    [InlineData("""{"a":"\ud800","process":{"name":"nc"}}""", "a", "\"\\ud800\"")]
    [InlineData("""{"\ud800":{"\ud800":1},"process":{"name":"nc"}}""", "\\ud800", """{"\\ud800":1}""")]
    [InlineData("{\"a\":{\r\n \"x\" : \" \\n \" },\"process\":{\"name\":\"nc\"}}", "a", """{ "x" : " \n " }""")]
    [InlineData("""{"event":"text","a":1e400,"process":{"name":"nc"}}""", "a", "1e400")]
    [InlineData("""{"_source":"no object","a":1,"process":{"name":"nc"}}""", "a", "1")]
    public void Odd_documents_give_valid_documents(string json, string name, string expected) =>
        Assert.Equal(expected, Write(json).GetProperty(name).GetRawText());

    [Fact]
    public void A_document_that_is_cut_off_gives_an_alert_without_it()
    {
        Alert alert = Samples.Detector(Samples.Rule()).Process(Samples.Netcat)[0];
        var cutOff = new OwnedAlert(alert, alert.Event.Document[..^3].ToArray());
        var output = new ArrayBufferWriter<byte>();

        new AlertWriter().Write(output, cutOff);

        Assert.False(Samples.ParseStrictly(output.WrittenMemory).TryGetProperty("process", out _));
    }

    [Theory]
    [InlineData("""{"kibana":[""", "]}", 255)]
    [InlineData("""{"a":""", ""","a":1}""", 510)]
    public void Nesting_as_deep_as_a_reader_takes_is_copied(string open, string close, int count)
    {
        string deep = string.Concat(Enumerable.Repeat(open, count)) + "0" + string.Concat(Enumerable.Repeat(close, count));

        string text = Write($$$"""{"kibana":{{{deep}}},"process":{"name":"nc"}}""").GetRawText();

        Assert.Equal(deep.Count(c => c == '0'), text[text.IndexOf("\"kibana\"", StringComparison.Ordinal)..].Count(c => c == '0'));
    }

    [Fact]
    public void Views_and_copies_write_the_same_through_every_door()
    {
        Alert alert = Samples.Detector(Samples.Rule()).Process(Samples.Netcat)[0];
        var writer = new AlertWriter();
        string[] texts =
        [
            Text(output => writer.Write(output, alert)),
            Text(output => writer.Write(output, alert.ToOwned())),
            Text(output => { using var json = new Utf8JsonWriter(output); AlertWriter.Write(json, alert); }),
            Text(output => { using var json = new Utf8JsonWriter(output); AlertWriter.Write(json, alert.ToOwned()); }),
        ];

        Assert.Single(texts.Distinct());

        static string Text(Action<IBufferWriter<byte>> write)
        {
            var output = new ArrayBufferWriter<byte>();
            write(output);
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }
    }

    private static JsonElement Write(string json, RuleMetadata? rule = null, EventOrigin? origin = null)
    {
        var output = new ArrayBufferWriter<byte>();
        new AlertWriter().Write(output, Samples.Detector(rule ?? Samples.Rule()).Process(json)[0], origin);
        Assert.Equal(-1, output.WrittenSpan.IndexOfAny((byte)'\n', (byte)'\r'));
        return Samples.ParseStrictly(output.WrittenMemory);
    }
}
