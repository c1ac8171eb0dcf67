namespace RuleGen.Hosting.Tests;

/// <summary>A ruleset written by hand, as the generator would: rules on the name of a process, and one whose condition throws.</summary>
internal sealed class TestRules : IRuleSet
{
    public const string Netcat = "11111111-0000-4000-8000-000000000001";
    public const string Shell = "11111111-0000-4000-8000-000000000002";
    public const string Resting = "11111111-0000-4000-8000-000000000003";
    public const string Broken = "11111111-0000-4000-8000-000000000004";

    private static readonly EventLayout s_layout = new("@timestamp", "process.name");

    private static readonly Matcher s_matcher = new(
    [
        Create(Netcat, "Netcat Started", Severity.Medium, "rules/containers/netcat.toml", ["OS: Linux", "Domain: Container"], static e => IsProcess(e, "nc"u8)),
        Create(Shell, "Shell Started", Severity.High, "rules/linux/shell.toml", ["OS: Linux"], static e => IsProcess(e, "bash"u8)),
        Create(Resting, "Netcat Started, Resting", Severity.Low, "rules/containers/resting.toml", [], static e => IsProcess(e, "nc"u8), enabled: false),
        Create(Broken, "Broken", Severity.Critical, "rules/broken.toml", [], static e => IsProcess(e, "broken"u8) ? throw new InvalidOperationException("Broken.") : false),
    ]);

    private TestRules()
    {
    }

    public static IReadOnlyList<Rule> All => s_matcher.Rules;

    public static EventLayout Layout => s_layout;

    public static string ContentHash => "0123";

    public static Detector CreateDetector(DetectorOptions? options = null) => new(s_matcher, options);

    private static bool IsProcess(Event e, ReadOnlySpan<byte> name) => e[s_layout.SlotOf("process.name")].Is(name);

    private static Rule Create(string id, string name, Severity severity, string file, string[] tags, Func<Event, bool> predicate, bool enabled = true)
    {
        var metadata = new RuleMetadata(static _ => default)
        {
            RuleId = id,
            Name = name,
            Type = "eql",
            Severity = severity,
            RiskScore = 50,
            File = file,
            Tags = tags,
            Enabled = enabled,
        };
        return new Rule(metadata, s_layout, predicate);
    }

    private sealed class Matcher(Rule[] rules) : RuleMatcher
    {
        public override EventLayout Layout => s_layout;

        public override IReadOnlyList<Rule> Rules => rules;

        public override void FindMatches(Event e, RuleHits hits)
        {
            for (int i = 0; i < rules.Length; i++)
            {
                if (rules[i].IsMatch(e))
                {
                    hits.Add(i);
                }
            }
        }
    }
}
