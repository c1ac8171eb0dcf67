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
                IReadOnlyList<string> expected = interpreted.Of(document);
                IReadOnlyList<string> actual = generated.Of(document);
                Assert.True(expected.SequenceEqual(actual), $"line {line}: interpreted {string.Join(", ", expected)}; generated {string.Join(", ", actual)}");
                events++;
            }
        });
        Assert.True(events > 0);
    }
}
