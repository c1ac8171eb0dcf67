using RuleGen.Compiler.Synthesis;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>Events made from each rule's condition: the rule fires on one and not on its near misses, in both engines.</summary>
public sealed class SynthesisTests
{
    [Fact]
    public void Every_rule_fires_on_its_event_and_not_on_a_near_miss()
    {
        var failures = new List<string>();
        var interpreted = new EngineMatches(Corpus.Interpreted);
        var generated = new EngineMatches(Corpus.Generated);
        foreach ((CorpusRule rule, SynthesizedEvents events) in Corpus.Samples)
        {
            if (events.Reason is not null)
            {
                failures.Add($"{rule}: {events.Reason}");
                continue;
            }

            Check("event", events.Match!, expected: true);
            foreach (NearMiss miss in events.NearMisses)
            {
                Check("near miss", miss.Event, expected: false);
            }

            void Check(string kind, SampleEvent sample, bool expected)
            {
                string json = sample.ToJson();
                IReadOnlyList<string> byInterpreter = interpreted.Of(json);
                IReadOnlyList<string> byGenerated = generated.Of(json);
                if (byInterpreter.Contains(rule.Compiled.Definition!.RuleId) != expected || !byInterpreter.SequenceEqual(byGenerated))
                {
                    failures.Add($"{rule}: {kind} {json}: interpreted {string.Join(",", byInterpreter)}; generated {string.Join(",", byGenerated)}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n" + string.Join('\n', failures));
    }
}
