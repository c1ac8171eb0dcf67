namespace RuleGen.Hosting.Tests;

/// <summary>A ruleset with one rule over several events: a login that no logout of the same user follows within a minute.</summary>
internal sealed class SequenceRules : IRuleSet
{
    private static readonly EventLayout s_layout = new("@timestamp", "event.action", "user.name");
    private static readonly Matcher s_matcher = new();

    private SequenceRules()
    {
    }

    public static IReadOnlyList<Rule> All => s_matcher.Rules;

    public static EventLayout Layout => s_layout;

    public static string ContentHash => "4567";

    public static Detector CreateDetector(DetectorOptions? options = null) => new(s_matcher, options);

    public static string Login(string user, string time) =>
        $$"""{"@timestamp":"2026-02-03T{{time}}Z","event.action":"login","user.name":"{{user}}"}""";

    private sealed class Matcher : RuleMatcher
    {
        private static readonly JoinKeyField[] s_user = [new(s_layout.SlotOf("user.name"), JoinKeyType.Text)];

        public override EventLayout Layout => s_layout;

        public override IReadOnlyList<Rule> Rules { get; } =
        [
            new(
                new RuleMetadata(static _ => default)
                {
                    RuleId = "22222222-0000-4000-8000-000000000001",
                    Name = "No Logout",
                    Type = "eql",
                    Severity = Severity.Low,
                    RiskScore = 21,
                },
                s_layout,
                static e => IsAction(e, "login"u8) || IsAction(e, "logout"u8),
                new SequenceDefinition
                {
                    Stages = [new CorrelationStage(0, s_user), new CorrelationStage(1, s_user, IsMissing: true)],
                    Order = new EventOrder(s_layout.SlotOf("@timestamp")),
                    KeptFields = [s_layout.SlotOf("user.name")],
                    ContentHash = "4567",
                    MaxSpan = TimeSpan.FromMinutes(1),
                }),
        ];

        public override ReadOnlySpan<int> ConditionRules => [0, 0];

        public override void FindMatches(Event e, RuleHits hits)
        {
            if (IsAction(e, "login"u8))
            {
                hits.Add(0);
            }

            if (IsAction(e, "logout"u8))
            {
                hits.Add(1);
            }
        }

        private static bool IsAction(Event e, ReadOnlySpan<byte> action) => e[s_layout.SlotOf("event.action")].Is(action);
    }
}
