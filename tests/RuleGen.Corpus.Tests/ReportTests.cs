using RuleGen.Testing;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>What the run says about the corpus.</summary>
public sealed class ReportTests
{
    private static readonly string PagePath = Path.Combine(SharedData.RepositoryRoot, "docs", "published-rules.md");

    /// <summary>With RULEGEN_UPDATE=1 in the environment, the test writes the counts instead.</summary>
    [Fact]
    public void The_page_has_the_counts_of_this_run()
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        string expected = CorpusReport.Update(page);
        if (Environment.GetEnvironmentVariable("RULEGEN_UPDATE") == "1")
        {
            File.WriteAllText(PagePath, expected);
            return;
        }

        Assert.Equal(expected, page);
    }

    [Fact]
    public void A_row_a_rule_is_written_beside_the_packages()
    {
        string folder = Path.Combine(SharedData.RepositoryRoot, "artifacts", "corpus");
        Directory.CreateDirectory(folder);
        string rows = CorpusReport.Rows();
        File.WriteAllText(Path.Combine(folder, "event-rules.tsv"), rows);
        Assert.Equal(Corpus.EventRules.Count(static rule => rule.IsEql) + 1, rows.Count('\n'));
    }
}
