using System.Globalization;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.QueryDsl;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Rules;

/// <summary>Every published rule is read. The numbers are those of the snapshot and were counted by another TOML reader.</summary>
public sealed class RuleCorpusTests
{
    [Fact]
    public void Every_rule_is_read_and_no_key_changes_matching_unevaluated()
    {
        (List<RuleDefinition> rules, DiagnosticBag bag) = ReadAll();

        Assert.Empty(bag.Items.Where(static d => d.Id != "RG4102").Select(static d => d.ToString()));
        Assert.Equal(2068, rules.Count);
        Assert.Equal(23 + 65, bag.Items.Count(static d => d.Id == "RG4102"));
        Assert.Empty(rules.SelectMany(static r => r.UnsupportedKeys));
        Assert.Equal(9, rules.Sum(static r => r.ExceptionsList.Count));
        Assert.Empty(RuleSetChecks.RemoveDuplicates(rules, bag).Except(rules));
    }

    [Fact]
    public void Every_filter_is_bound_and_the_one_that_loses_its_backslashes_is_named()
    {
        (List<RuleDefinition> rules, _) = ReadAll();
        var bag = new DiagnosticBag();
        Assert.All(
            rules.Where(static rule => rule.Filters.Count > 0),
            rule => Assert.Equal(rule.Filters.Count, FilterBinder.Bind(rule.File, rule.Filters, FieldSchema.Default, bag)?.Count));
        Assert.DoesNotContain(bag.Items, static d => d.Severity == RuleDiagnosticSeverity.Error);
        Assert.Single(bag.Items.Where(static d => d.Id == "RG5101").Select(static d => d.Path).Distinct());
    }

    [Fact]
    public void Every_key_arrives()
    {
        (List<RuleDefinition> rules, _) = ReadAll();

        Assert.Equal(
            ["eql: 1024", "esql: 209", "machine_learning: 106", "new_terms: 241", "query: 454", "threat_match: 6", "threshold: 28"],
            rules.GroupBy(static r => r.Type).Select(static g => $"{g.Key}: {g.Count()}").Order(StringComparer.Ordinal));
        Assert.Equal(3628, rules.Sum(static r => r.Threat.Count));
        Assert.Equal(2810, rules.Sum(static r => r.Threat.Sum(static t => t.Technique.Sum(static e => e.Subtechnique.Count))));
        Assert.Equal(94, rules.Sum(static r => r.SeverityMapping.Count));
        Assert.Equal(20, rules.Sum(static r => r.RiskScoreMapping.Count));
        Assert.Equal(6360, rules.Sum(static r => r.InvestigationFields.Count));
        Assert.Equal(106, rules.Sum(static r => r.MachineLearningJobId.Count));
        Assert.Equal(427, rules.Sum(static r => r.NewTerms?.Value.Count ?? 0));
        Assert.Equal(18, rules.Sum(static r => r.Threshold?.Cardinality.Count ?? 0));
        Assert.Equal(19, rules.Sum(static r => r.ThreatMatch?.Mapping.Sum(static m => m.Entries.Count) ?? 0));
        Assert.Equal(42, rules.Sum(static r => r.Filters.Count));
        Assert.Equal(15, rules.Sum(static r => r.ThreatMatch?.Filters.Count ?? 0));
        Assert.Equal(44, rules.Sum(static r => r.AlertSuppression?.GroupBy.Count ?? 0));
        Assert.Equal(3957, rules.Sum(static r => r.Metadata.Integration.Count));
        Assert.Equal(16128, rules.Sum(static r => r.Tags.Count));
        Assert.Equal(2457, rules.Sum(static r => r.Investigate.Sum(static i => i.Providers.Sum(static p => p.Count))));
        Assert.Equal(417, rules.Sum(static r => r.Osquery.Count));
        Assert.Equal(1943, rules.Count(static r => r.Note is not null));
        Assert.Equal(1231, rules.Count(static r => r.Setup is not null));
        Assert.All(rules, static r => Assert.NotNull(r.Metadata.CreationDate));
        Assert.All(rules, static r => Assert.NotNull(r.Metadata.UpdatedDate));
    }

    [Fact]
    public void The_words_of_every_query_stand_where_the_query_says()
    {
        (List<RuleDefinition> rules, _) = ReadAll();

        foreach (MappedText query in rules.Select(static r => r.Query).OfType<MappedText>())
        {
            for (int i = 0; i < query.Text.Length; i++)
            {
                if (char.IsAsciiLetterOrDigit(query.Text[i]))
                {
                    SourceSpan place = query.ToFile(new SourceSpan(i, 1));
                    Assert.Equal(query.Text.Substring(i, 1), query.File.Text.Substring(place.Start, place.Length));
                }
            }
        }
    }

    [Fact]
    public void The_reference_rule_is_read_as_its_publisher_shows_it()
    {
        // The page shows the file with a line number of three columns before each line.
        IEnumerable<string> lines = File.ReadLines(SharedData.Require("seed", "netcat-rule.txt"))
            .Where(static line => line.Length >= 3 && int.TryParse(line[..3], CultureInfo.InvariantCulture, out _))
            .Select(static line => line[3..]);
        RuleDefinition rule = RuleText.ReadGood(string.Join('\n', lines));

        Assert.Equal("a52a9439-d52c-401c-be37-2785235c6547", rule.RuleId);
        Assert.Equal(new DateTime(2023, 4, 26), rule.Metadata.CreationDate);
        Assert.Equal("T1059.004", rule.Threat[0].Technique[0].Subtechnique[0].Id);
        Assert.StartsWith("process where host.os.type == \"linux\"", rule.Query!.Text, StringComparison.Ordinal);
        Assert.Equal(79, rule.File.GetPosition(rule.Query.ToFile(new SourceSpan(0, 7)).Start).Line);
    }

    private static (List<RuleDefinition> Rules, DiagnosticBag Diagnostics) ReadAll()
    {
        string root = SharedData.Require("corpus", "detection-rules");
        var rules = new List<RuleDefinition>();
        var bag = new DiagnosticBag();
        foreach (string path in Directory.EnumerateFiles(root, "*.toml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (RuleFileReader.Read(new SourceText(path, File.ReadAllText(path)), bag) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return (rules, bag);
    }
}
