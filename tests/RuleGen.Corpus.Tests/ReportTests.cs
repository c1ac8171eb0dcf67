using RuleGen.Testing;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>What the run says about the corpus.</summary>
public sealed class ReportTests
{
    [Fact]
    public void The_page_about_published_rules_has_the_counts_of_this_run() => AssertCounts("published-rules.md", CorpusReport.Needs());

    [Fact]
    public void The_page_about_what_is_not_supported_has_the_counts_of_this_run() => AssertCounts("not-supported.md", CorpusReport.Kinds());

    // With RULEGEN_UPDATE=1 in the environment the counts are written instead.
    private static void AssertCounts(string name, string counts)
    {
        string path = Path.Combine(SharedData.RepositoryRoot, "docs", name);
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = CorpusReport.Update(page, counts);
        if (Environment.GetEnvironmentVariable("RULEGEN_UPDATE") == "1")
        {
            File.WriteAllText(path, expected);
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
