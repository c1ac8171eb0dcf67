using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Detection;

/// <summary>A gate saves reading; it never changes an answer.</summary>
public sealed class EventGateTests
{
    // The gate is process.interactive; the rule wants container.id and process.name as well.
    private const string Hit = """{"@timestamp":"2026-01-05T00:00:00Z","container":{"id":"c"},"process":{"name":"nc","interactive":true}}""";

    private static readonly string[] Members =
    [
        "\"@timestamp\":\"2026-01-05T00:00:00Z\"", "\"container\":{\"id\":\"c\",\"x\":[{}]}", "\"process\":{\"name\":\"nc\",\"parent\":{\"interactive\":true}}",
        "\"process\":{\"interactive\":false}", "\"process.interactive\":true", "\"process\":[{\"interactive\":[]},{\"interactive\":true}]",
        "\"pro\\u0063ess\":{\"interactive\":true}", "\"process.name\":\"nc\"", "\"interactive\":true", "\"process\":{\"interactive\":\"true\"}",
        "\"user\":{\"name\":\"a}b\"}",
    ];

    private static readonly Gen<string> Event = Gen.Select(
        Gen.Shuffle(Members),
        Gen.Int[0, 11],
        Gen.Bool,
        (members, count, isHit) =>
        {
            string document = "{" + string.Join(",", members.Take(count)) + "}";
            return isHit ? "{\"_id\":\"1\",\"process.interactive\":false,\"_source\":" + document + "}" : document;
        });

    // The ways to spell the gate's field once.
    private static readonly string[] Spellings =
    [
        "\"process\":{\"interactive\":false,\"name\":\"nc\"}", "\"process.interactive\":true,\"process\":{\"name\":\"nc\"}",
        "\"process\":[{\"interactive\":[]},{\"interactive\":true,\"name\":\"nc\"}]", "\"pro\\u0063ess\":{\"interactive\":true,\"name\":\"nc\"}",
        "\"process\":{\"name\":\"nc\",\"parent\":{\"interactive\":false,\"args\":[\"{\"]},\"interactive\":\"true\"}",
        "\"process\":{\"x\":[[{\"y\":\"\\\"\"}]],\"interactive\":[false,[true]],\"name\":\"nc\"}", "\"process\":{\"interactive\":null}", "\"x\":1",
    ];

    private static readonly string[] Others =
    [
        "\"@timestamp\":\"2026-01-05T00:00:00Z\"", "\"container\":{\"id\":\"c\",\"x\":[{\"process\":{\"interactive\":true}}]}", "\"message\":\"}\\\"\\\\\"",
        "\"user\":{\"name\":\"a}b\"}", "\"z\": { \"" + new string('k', 150) + "\" : [ \"" + new string('[', 150) + "\" ] }",
    ];

    [Fact]
    public void WhoTrustsASourceThatSpellsAFieldOnceGetsTheSameAnswers() =>
        Gen.Select(Gen.OneOf(Spellings), Gen.Shuffle(Others), Gen.Int[0, Others.Length], Gen.Int[0, Others.Length], Gen.Bool).Array[1, 8].Sample(stream =>
        {
            var trusting = new Detector(new GatedMatcher(isGated: true), new DetectorOptions { Validation = EventValidation.Trusted });
            var plain = new Detector(new GatedMatcher(isGated: false), new DetectorOptions { Validation = EventValidation.Checked });
            foreach ((string spelling, string[] others, int count, int place, bool isHit) in stream)
            {
                List<string> members = [.. others.Take(count)];
                members.Insert(Math.Min(place, count), spelling);
                string document = "{" + string.Join(",", members) + "}";
                byte[] utf8 = Encoding.UTF8.GetBytes(isHit ? "{\"_id\":\"1\",\"_source\":" + document + "}" : document);
                Assert.Equal(plain.Process(utf8).Count, trusting.Process(utf8).Count);
            }

            Assert.Equal(stream.Length, trusting.EventsProcessed);
            Assert.Equal(plain.Alerts, trusting.Alerts);
        });

    [Fact]
    public void WhoTrustsASourceDoesNotSeeWhatComesLater()
    {
        var detector = new Detector(new GatedMatcher(isGated: true), new DetectorOptions { Validation = EventValidation.Trusted });
        string document = Hit.Replace("\"interactive\":true", "\"interactive\":false", StringComparison.Ordinal);
        foreach (string rest in new[] { ",\"process.interactive\":true}", ",]", "" })
        {
            Assert.Equal(0, detector.Process(Encoding.UTF8.GetBytes(document[..^1] + rest)).Count);
        }

        Assert.Equal(3, detector.EventsProcessed);
    }

    [Fact]
    public void TheGateChangesNoAnswer() => Gen.Select(Event, Gen.OneOf(EventValidation.Checked, EventValidation.Strict)).Sample((document, validation) =>
    {
        var gated = new Detector(new GatedMatcher(isGated: true), new DetectorOptions { Validation = validation });
        var plain = new Detector(new GatedMatcher(isGated: false), new DetectorOptions { Validation = validation });
        byte[] utf8 = Encoding.UTF8.GetBytes(document);
        Assert.Equal(plain.Process(utf8).Count, gated.Process(utf8).Count);
        Assert.Equal(plain.EventsWithoutTimestamp, gated.EventsWithoutTimestamp);
        Assert.Equal(1, gated.EventsProcessed);
    });

    [Fact]
    public void AMalformedDocumentIsAnErrorOnBothSidesOfTheGate()
    {
        var detector = new Detector(new GatedMatcher(isGated: true), Samples.Options());
        foreach (string document in new[] { Hit[..^1], "{\"process\":{\"interactive\":false}", "{\"process\":{\"interactive\":false,}}", "{\"x\":{]}" })
        {
            Assert.False(detector.TryProcess(Encoding.UTF8.GetBytes(document), out _, out EventError error), document);
            Assert.NotEqual(EventErrorReason.None, error.Reason);
        }

        Assert.Equal(0, detector.EventsProcessed);
    }

    [Fact]
    public void AGateThatLetsMuchPassStandsOpenAndClosesAgain()
    {
        var matcher = new GatedMatcher(isGated: true);
        var detector = new Detector(matcher, Samples.Options());
        byte[] hit = Encoding.UTF8.GetBytes(Hit);
        byte[] miss = Encoding.UTF8.GetBytes(Hit.Replace("true", "false", StringComparison.Ordinal));
        for (int i = 0; i < 2_000; i++)
        {
            Assert.Equal(1, detector.Process(hit).Count);
        }

        int asked = matcher.Asked;
        Assert.InRange(asked, 1, 1_999);
        for (int i = 0; i < 70_000; i++)
        {
            Assert.Equal(0, detector.Process(miss).Count);
        }

        Assert.InRange(matcher.Asked - asked, 1, 69_999);
        Assert.Equal(1, detector.Process(hit).Count);
        Assert.Equal(72_001, detector.EventsProcessed);
    }

    private sealed class GatedMatcher(bool isGated) : RuleMatcher
    {
        private static readonly EventLayout s_layout = new("process.interactive", "container.id", "process.name", "@timestamp");

        public int Asked { get; private set; }

        public override EventLayout Layout => s_layout;

        public override IReadOnlyList<Rule> Rules { get; } = [new Rule(Samples.Rule(), s_layout, static e => Holds(e))];

        public override ReadOnlySpan<int> GateSlots => isGated ? [0] : [];

        public override bool PassesGate(Event e)
        {
            Asked++;
            return e[0].IsTrue;
        }

        public override void FindMatches(Event e, RuleHits hits)
        {
            if (Holds(e))
            {
                hits.Add(0);
            }
        }

        private static bool Holds(Event e) => e[0].IsTrue && e[1].Exists && e[2].Is("nc"u8);
    }
}
