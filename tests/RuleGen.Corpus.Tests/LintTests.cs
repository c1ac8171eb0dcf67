using System.Globalization;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>The linter on every published rule. The counts were made before and apart from it, by scripts and by hand.</summary>
public sealed class LintTests
{
    private static readonly string PagePath = Path.Combine(SharedData.RepositoryRoot, "docs", "linting.md");

    /// <summary>
    /// In how many rules of a language each thing is, and how often, counted as the finding is: per list, test or value. <c>docs/linting.md</c> says of
    /// each difference to the counts that were made apart what it comes from.
    /// </summary>
    [Theory]
    [InlineData("RG5001", "eql", 66, 130)]
    [InlineData("RG5001", "kuery", 9, 21)]
    [InlineData("RG5002", "eql", 53, 112)]
    [InlineData("RG5003", "eql", 17, 20)]
    [InlineData("RG5004", "eql", 43, 81)]
    [InlineData("RG5005", "eql", 2, 2)]
    [InlineData("RG5006", "eql", 37, 48)]
    [InlineData("RG5007", "eql", 27, 27)]
    [InlineData("RG5008", "eql", 5, 6)]
    [InlineData("RG5009", "eql", 2, 2)]
    [InlineData("RG5010", "eql", 0, 0)]
    [InlineData("RG5010", "kuery", 0, 0)]
    [InlineData("RG5013", "eql", 1, 1)]
    [InlineData("RG5014", "eql", 0, 0)]
    [InlineData("RG5014", "kuery", 0, 0)]
    [InlineData("RG5016", "eql", 5, 6)]
    [InlineData("RG5017", "eql", 16, 25)]
    [InlineData("RG5020", "eql", 0, 0)]
    [InlineData("RG5020", "kuery", 0, 0)]
    [InlineData("RG5201", "kuery", 2, 5)]
    [InlineData("RG5202", "kuery", 1, 25)]
    [InlineData("RG5203", "kuery", 1, 1)]
    public void Findings_in_queries_are_as_many_as_were_counted(string id, string language, int rules, int findings)
    {
        CorpusRule[] found = [.. LintReport.Findings.Where(found => found.Finding.Id == id && found.Rule.Compiled.Definition!.Language == language).Select(static found => found.Rule)];
        Assert.Equal((rules, findings), (found.Distinct().Count(), found.Length));
    }

    /// <summary>Of the rules of every language.</summary>
    [Theory]
    [InlineData("RG5301", 70)]
    [InlineData("RG5302", 81)]
    [InlineData("RG5303", 0)]
    public void Rules_with_gaps_in_their_threat_mapping_are_as_many_as_were_counted(string id, int rules) =>
        Assert.Equal(rules, LintReport.Findings.Where(found => found.Finding.Id == id).Select(static found => found.Rule).Distinct().Count());

    [Fact]
    public void Rules_without_a_mapping_are_of_the_types_that_were_counted() => Assert.Equal(
        ["esql: 37", "query: 26", "threat_match: 6", "threshold: 1"],
        LintReport.Findings.Where(static found => found.Finding.Id == "RG5301")
            .GroupBy(static found => found.Rule.Compiled.Definition!.Type)
            .Select(static group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()}"))
            .Order(StringComparer.Ordinal));

    /// <summary>A share name with an asterisk is meant so, and the reference rule's patterns overlap without covering each other.</summary>
    [Theory]
    [InlineData("RG5003", "discovery_net_share_discovery_winlog")]
    [InlineData("RG5002", "execution_netcat_listener_established_inside_a_container")]
    public void What_is_meant_so_is_left_alone(string id, string name) =>
        Assert.DoesNotContain(LintReport.Findings, found => found.Finding.Id == id && Path.GetFileNameWithoutExtension(found.Rule.Path) == name);

    /// <summary>A finding says what to write, on one line, and marks something.</summary>
    [Fact]
    public void Every_message_says_what_to_do() => Assert.All(LintReport.Findings, static found =>
    {
        Assert.DoesNotContain('\n', found.Finding.Message);
        Assert.InRange(found.Finding.Message.Length, 20, 300);
        Assert.Contains(found.Finding.Message, static c => c is ';' or ',');
        Assert.NotEqual(0, found.Finding.Span.Length);
    });

    /// <summary>With RULEGEN_UPDATE=1 in the environment, the test writes the counts instead.</summary>
    [Fact]
    public void The_page_has_the_counts_of_this_run()
    {
        string page = File.ReadAllText(PagePath).ReplaceLineEndings("\n");
        string expected = LintReport.Update(page);
        if (Environment.GetEnvironmentVariable("RULEGEN_UPDATE") == "1")
        {
            File.WriteAllText(PagePath, expected);
            return;
        }

        Assert.Equal(expected, page);
    }
}
