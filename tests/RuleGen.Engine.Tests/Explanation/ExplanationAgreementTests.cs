using System.Text;
using RuleGen.Compiler.Explanation;
using RuleGen.Compiler.RuleSets;
using RuleGen.Interpreter;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>An explanation says of every rule and event what the detector does. Random predicates are explained in <see cref="DifferentialTests"/>.</summary>
public sealed class ExplanationAgreementTests
{
    // Each event is explained for every built-in rule. The long mode takes all; CI every so many.
    private static readonly int Stride = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 1 : 10;

    [Fact]
    public void Of_every_query_case()
    {
        foreach (QueryCase item in QueryCase.All)
        {
            CompiledRule rule = QueryRule.Compile(item.Id, item.Query, QueryCase.SchemaOf(item.Language), item.Language);
            CheckCase(rule, item.Id, item.Matches, item.Misses);
        }
    }

    [Fact]
    public void Of_every_rule_case()
    {
        foreach (RuleCase item in RuleCase.All)
        {
            CheckCase(item.Compile(), item.Id, item.Matches, item.Misses);
        }
    }

    [Theory]
    [MemberData(nameof(EventFiles.SharedNames), MemberType = typeof(EventFiles))]
    public void Of_the_built_in_rules_and_events_of(string file)
    {
        LoadedRules loaded = BuiltInRuleTests.LoadInterpreted(out IReadOnlyList<CompiledRule> rules);
        Dictionary<string, RuleExplainer> explainers = rules.ToDictionary(static rule => rule.Definition!.RuleId, rule => new RuleExplainer(rule, loaded.Layout), StringComparer.Ordinal);
        EventReader reader = loaded.Layout.CreateReader();
        var e = new Event(loaded.Layout);
        Detector detector = loaded.CreateDetector(null);
        EventFiles.ForEach(SharedData.Require("events", file), (line, document) =>
        {
            if (line % Stride != 1 % Stride)
            {
                return;
            }

            reader.Read(document, e);
            HashSet<string> alerts = AlertsOf(detector, e);
            foreach (Rule rule in loaded.Rules)
            {
                RuleExplanation explanation = explainers[rule.Metadata.RuleId].Explain(e);
                Assert.Equal(rule.Correlation is null, explanation.Alerts is not null);
                // What ends a sequence is explained too, but is no stage of it.
                bool fits = explanation.Conditions.Any(static condition => condition.Holds && condition.Condition.Name != "Until");
                Assert.True(fits == rule.IsMatch(e), $"{rule} at line {line}");
                Assert.True(explanation.Alerts is not { } isAlert || isAlert == alerts.Contains(rule.Metadata.RuleId), $"{rule} at line {line}");
            }
        });
    }

    private static void CheckCase(CompiledRule rule, string id, IReadOnlyList<string> matches, IReadOnlyList<string> misses)
    {
        var explainer = new RuleExplainer(rule);
        var e = new Event(explainer.Layout) { TimeProvider = new FixedClock(FixedClock.Noon) };
        EventReader reader = explainer.Layout.CreateReader();
        foreach (string document in matches.Concat(misses))
        {
            reader.Read(Encoding.UTF8.GetBytes(document), e);
            ExplainedCondition condition = Assert.Single(explainer.Explain(e).Conditions);
            Assert.True(condition.Holds == matches.Contains(document), $"{id}: {condition.Holds} for {document}");
            Assert.Equal(condition.Holds, condition.FindNearestMiss() is { Count: 0 });
            Assert.All(condition.Parts, static part => ExplanationChecks.Check(part.Root));
        }
    }

    private static HashSet<string> AlertsOf(Detector detector, Event e)
    {
        var alerts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Alert alert in detector.Process(e))
        {
            alerts.Add(alert.Rule.Metadata.RuleId);
        }

        return alerts;
    }
}
