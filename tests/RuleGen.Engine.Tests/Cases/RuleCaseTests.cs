using System.Text;
using RuleGen.Compiler.RuleSets;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>The cases of <c>tests/cases/rules</c> in every engine, all in one ruleset. They are judged at <see cref="FixedClock.Noon"/>.</summary>
public sealed class RuleCaseTests
{
    private static readonly Lazy<CompiledRule[]> Compiled = new(static () => [.. RuleCase.All.Select(static item => item.Compile())]);

    private static readonly Dictionary<EngineKind, Lazy<LoadedRules>> Loaded = Enum.GetValues<EngineKind>()
        .ToDictionary(static engine => engine, static engine => new Lazy<LoadedRules>(() => LoadedRules.Load(engine, Compiled.Value)));

    public static TheoryData<string, EngineKind> Cases()
    {
        var cases = new TheoryData<string, EngineKind>();
        foreach (RuleCase item in RuleCase.All)
        {
            foreach (EngineKind engine in Enum.GetValues<EngineKind>())
            {
                cases.Add(item.Id, engine);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_alerts_on_what_its_case_says(string id, EngineKind engine)
    {
        RuleCase item = RuleCase.All.Single(item => item.Id == id);
        Detector detector = Loaded[engine].Value.CreateDetector(new DetectorOptions { TimeProvider = new FixedClock(FixedClock.Noon) });
        string[] alerted = [.. item.Matches.Concat(item.Misses).Where(document => Alerts(detector, id, document))];
        Assert.Equal(item.Matches, alerted);
    }

    [Fact]
    public void There_are_cases() => Assert.All(RuleCase.All, static item => Assert.NotEmpty(item.Matches));

    private static bool Alerts(Detector detector, string id, string document)
    {
        bool found = false;
        foreach (Alert alert in detector.Process(Encoding.UTF8.GetBytes(document)))
        {
            found |= alert.Rule.Metadata.RuleId == id;
        }

        return found;
    }
}
