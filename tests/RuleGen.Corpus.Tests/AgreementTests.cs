using RuleGen.Engine.Tests;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>The generated rules and the interpreted ones give the same answers for real events.</summary>
public sealed class AgreementTests
{
    // Each event is judged by every rule in both engines. The long mode takes all; CI every so many.
    private static readonly int Stride = Environment.GetEnvironmentVariable("RULEGEN_LONG") == "1" ? 1 : 5;

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
                List<int> expected = interpreted.Of(document);
                List<int> actual = generated.Of(document);
                Assert.True(expected.SequenceEqual(actual), $"line {line}: interpreted {Names(expected)}; generated {Names(actual)}");
                events++;
            }
        });
        Assert.True(events > 0);
    }

    private static string Names(IEnumerable<int> rules) => string.Join(", ", rules.Select(static i => Corpus.Interpreted.Rules[i].Metadata.Name));
}
