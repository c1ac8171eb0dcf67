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

    [Fact]
    public void TheGateChangesNoAnswer() => Gen.Select(Event, Gen.OneOf(Enum.GetValues<EventValidation>())).Sample((document, validation) =>
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
