using System.Diagnostics;
using System.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>Patterns that take engines with backtracking longer than the age of the universe take one step a character here.</summary>
public sealed class RegexTimeTests
{
    private const int Characters = 2_000_000;

    [Theory]
    [InlineData("(a*)*b", "a")]
    [InlineData("(a+)+b", "a")]
    [InlineData("(a|a)*b", "a")]
    [InlineData("(a|aa)+b", "a")]
    [InlineData("(.*a){8}b", "a")]
    [InlineData("(a?){20}a{20}b", "a")]
    [InlineData("([a-z]+)*1", "xyz")]
    [InlineData("(.*)*(.*)*(.*)*x", "y")]
    [InlineData(".*(a|b|ab)*(a|b|ab)*c", "ab")]
    [InlineData("(\\\\w+\\\\s?)*#", "word ")]
    [InlineData("~(.*b.*)&(a*)*x", "a")]
    public void Matching_takes_time_in_proportion_to_the_text(string pattern, string repeated)
    {
        string text = string.Concat(Enumerable.Repeat(repeated, Characters / repeated.Length));
        byte[] document = Encoding.UTF8.GetBytes($$"""{"s":"{{text}}"}""");
        foreach (EngineKind engine in Enum.GetValues<EngineKind>())
        {
            LoadedRules rules = LoadedRules.Load(engine, [QueryRule.Compile("r", $"any where s regex \"{pattern}\"", QueryCase.SchemaOf("eql"))]);
            var e = new Event(rules.Layout);
            rules.Layout.CreateReader().Read(document, e);
            var time = Stopwatch.StartNew();
            Assert.False(rules["r"].IsMatch(e));
            Assert.True(time.Elapsed < TimeSpan.FromSeconds(5), $"{engine}: {time.Elapsed}");
        }
    }
}
