namespace RuleGen.Tests.Detection;

/// <summary>A ruleset written by hand: each rule has a predicate over a layout of two fields.</summary>
internal sealed class FakeMatcher : RuleMatcher
{
    private static readonly EventLayout s_layout = new("@timestamp", "process.name");

    public FakeMatcher(params RuleMetadata[] rules) =>
        Rules = [.. rules.Select(metadata => new Rule(metadata, s_layout, e => e[s_layout.SlotOf("process.name")].Is("nc"u8)))];

    public override EventLayout Layout => s_layout;

    public override IReadOnlyList<Rule> Rules { get; }

    public override void FindMatches(Event e, RuleHits hits)
    {
        for (int i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].IsMatch(e))
            {
                hits.Add(i);
            }
        }
    }
}
