using RuleGen.Testing;
using Xunit;

namespace RuleGen.Conformance.Tests;

/// <summary>docs/conformance.md against the run.</summary>
public sealed class PageTests
{
    private static readonly string PagePath = Path.Combine(SharedData.RepositoryRoot, "docs", "conformance.md");

    /// <summary>With RULEGEN_UPDATE=1 in the environment, the test writes the table instead.</summary>
    [Fact]
    public void The_page_has_the_counts_of_this_run()
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        string expected = ConformanceTable.Update(page, ConformanceRun.Instance);
        if (Environment.GetEnvironmentVariable("RULEGEN_UPDATE") == "1")
        {
            File.WriteAllText(PagePath, expected);
            return;
        }

        Assert.Equal(expected, page);
    }

    [Fact]
    public void Every_deliberate_difference_is_argued_under_its_title()
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        Assert.All(DeliberateDifference.All, difference => Assert.Contains($"\n### {difference.Title}\n\n", page, StringComparison.Ordinal));
    }
}
