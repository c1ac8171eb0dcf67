using RuleGen.Engine.Tests;
using RuleGen.Interpreter;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>The generated rules and the interpreted ones give the same answers for real events.</summary>
public sealed class AgreementTests
{
    // Each event is judged by every rule in both engines. The long mode takes all; CI every so many.
    private static readonly int Stride = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 1 : 5;

    // An explanation judges every part of every rule.
    private static readonly int ExplainedStride = 50 * Stride;

    [Theory]
    [MemberData(nameof(EventFiles.SharedNames), MemberType = typeof(EventFiles))]
    public void Both_engines_agree_on_events_of(string file)
    {
        var interpreted = new EngineMatches(Corpus.Interpreted);
        var generated = new EngineMatches(Corpus.Generated);
        long events = 0;
        EventFiles.ForEach(SharedData.Require("events", file), (line, document) =>
        {
            if (line % Stride == 1 % Stride)
            {
                IReadOnlyList<string> expected = interpreted.Of(document);
                IReadOnlyList<string> actual = generated.Of(document);
                Assert.True(expected.SequenceEqual(actual), $"line {line}: interpreted {string.Join(", ", expected)}; generated {string.Join(", ", actual)}");
                events++;
            }
        });
        Assert.True(events > 0);
    }

    [Theory]
    [MemberData(nameof(EventFiles.SharedNames), MemberType = typeof(EventFiles))]
    public void An_explanation_agrees_on_events_of(string file)
    {
        EventLayout layout = Corpus.Generated.Layout;
        (Rule Rule, RuleExplainer Explainer)[] rules =
        [
            .. Corpus.EventRules.Where(static rule => rule.Compiled.Predicate is not null)
                .Select(rule => (Corpus.Generated[rule.Compiled.Definition!.RuleId], new RuleExplainer(rule.Compiled, layout))),
        ];
        EventReader reader = layout.CreateReader();
        var e = new Event(layout);
        EventFiles.ForEach(SharedData.Require("events", file), (line, document) =>
        {
            if (line % ExplainedStride == 1 % ExplainedStride)
            {
                reader.Read(document, e);
                foreach ((Rule rule, RuleExplainer explainer) in rules)
                {
                    Assert.True(explainer.Explain(e).Conditions.Single().Holds == rule.IsMatch(e), $"{rule} at line {line}");
                }
            }
        });
    }
}
