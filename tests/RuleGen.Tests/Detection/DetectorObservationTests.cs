using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class DetectorObservationTests
{
    [Fact]
    public void A_filter_chooses_the_rules_and_is_asked_once_for_each()
    {
        var asked = new List<string>();
        var options = new DetectorOptions
        {
            RuleFilter = rule =>
            {
                asked.Add(rule.Metadata.RuleId);
                return rule.Metadata.RuleId == "b";
            },
        };
        var detector = new Detector(new FakeMatcher(Samples.Rule("a"), Samples.Rule("b"), Samples.Rule("c", enabled: false)), options);

        Assert.Equal("b", Assert.Single(Ids(detector.Process(Samples.Netcat))));
        Assert.Equal("b", Assert.Single(Ids(detector.Process(Samples.Netcat))));
        Assert.Equal(["a", "b"], asked);
    }

    [Fact]
    public void Malformed_documents_are_counted_apart()
    {
        Detector detector = Samples.Detector(Samples.Rule());

        Assert.False(detector.TryProcess(Samples.Utf8("{"), out _, out _));
        Assert.False(detector.TryProcess(Samples.Utf8("""{"process":{"name":"nc"},"x":[1,]}"""), out _, out _));
        detector.Process(Samples.Netcat);

        Assert.Equal(2, detector.MalformedEvents);
        Assert.Equal(1, detector.EventsProcessed);
    }

    [Fact]
    public void Candidates_are_counted_while_wanted()
    {
        Detector detector = Samples.Detector(Samples.Rule("a"), Samples.Rule("b"));
        detector.Process(Samples.Netcat);
        Assert.Equal(0, detector.Candidates);

        detector.CountsCandidates = true;
        detector.Process(Samples.Netcat);
        detector.Process(Samples.Bash);
        Assert.Equal(4, detector.Candidates);

        detector.CountsCandidates = false;
        detector.Process(Samples.Netcat);
        Assert.Equal(4, detector.Candidates);
    }

    [Fact]
    public void Of_an_indexed_ruleset_the_woken_conditions_are_candidates()
    {
        var candidates = new RuleCandidates();
        Assert.Equal(70, candidates.Count(conditions: 70));
        Assert.True(candidates.Holds(69));

        candidates.Reset(new EventLayout("a"), rowLength: 2, new GateMemo([], rowLength: 2, slotWords: 1));
        candidates.Begin([0b101, 1UL << 5]);
        candidates.End();

        Assert.Equal(3, candidates.Count(conditions: 70));
        Assert.Equal([0, 2, 69], Enumerable.Range(0, 70).Where(candidates.Holds));
    }

    [Fact]
    public void A_cost_profile_samples_one_event_in_so_many()
    {
        var clock = new CountingClock();
        var matcher = new FakeMatcher(Samples.Rule("a"), Samples.Rule("b"));
        var profile = new RuleCostProfile(matcher.Rules, interval: 3, clock);
        var detector = new Detector(matcher, new DetectorOptions { CostProfile = profile });
        string[] events = [Samples.Bash, Samples.Bash, Samples.Netcat, Samples.Netcat, Samples.Netcat, Samples.Bash, Samples.Bash];
        foreach (string e in events)
        {
            detector.Process(e);
        }

        Assert.Equal(2, profile.SampledEvents);
        IReadOnlyList<RuleCost> costs = profile.GetCosts();
        Assert.Equal(["a", "b"], costs.Select(static cost => cost.Rule.Metadata.RuleId));
        // The clock steps 3,200 ns with each look at it, which is what 32 evaluations took; of each rule two events were sampled.
        Assert.All(costs, static cost => Assert.Equal((2, 1, TimeSpan.FromMicroseconds(0.2)), (cost.Evaluations, cost.Matches, cost.Time)));
    }

    [Fact]
    public void A_sampled_event_gives_the_same_alerts()
    {
        var matcher = new FakeMatcher(Samples.Rule("a"), Samples.Rule("b"));
        var detector = new Detector(matcher, new DetectorOptions { CostProfile = new RuleCostProfile(matcher.Rules, interval: 1) });

        Assert.Equal(2, detector.Process(Samples.Netcat).Count);
        Assert.Equal(0, detector.Process(Samples.Bash).Count);
    }

    private static List<string> Ids(AlertCollection alerts)
    {
        var ids = new List<string>();
        foreach (Alert alert in alerts)
        {
            ids.Add(alert.Rule.Metadata.RuleId);
        }

        return ids;
    }

    private sealed class CountingClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += 32;
    }
}
