using System.Text;
using System.Text.RegularExpressions;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Synthesis;
using RuleGen.Compiler.Text;
using RuleGen.Testing;
using Xunit;
using Regex = System.Text.RegularExpressions.Regex;

namespace RuleGen.Engine.Tests;

/// <summary>
/// The filters of Elastic's published rules decide beside their queries: an event that satisfies the query and all filters alerts, and one that
/// satisfies all of it but one filter does not, in either engine. Rules of kinds that do not alert yet stand here as plain queries.
/// </summary>
public sealed partial class PublishedFilterTests
{
    private static readonly Lazy<CompiledRule[]> Filtered = new(static () => [.. ReadRules()]);

    [Fact]
    public void There_are_eighteen_rules_with_forty_two_filters()
    {
        Assert.Equal(18, Filtered.Value.Length);
        Assert.Equal(42, Filtered.Value.Sum(static rule => rule.Definition!.Filters.Count));
        Assert.Equal(42, Filtered.Value.Sum(static rule => FiltersOf(rule).Length));
    }

    [Theory]
    [InlineData(EngineKind.Interpreter)]
    [InlineData(EngineKind.Generated)]
    public void A_rule_needs_each_of_its_filters(EngineKind engine)
    {
        LoadedRules loaded = LoadedRules.Load(engine, Filtered.Value);
        foreach (CompiledRule rule in Filtered.Value)
        {
            Predicate[] filters = FiltersOf(rule);
            Assert.True(IsMatch(loaded, rule, EventFor(ConditionOf(rule))), rule.File.Path);
            for (int i = 0; i < filters.Length; i++)
            {
                Predicate flipped = new And([.. filters[..i], new Not(filters[i]), .. filters[(i + 1)..]]);
                Assert.False(IsMatch(loaded, rule, EventFor(flipped)), $"{rule.File.Path}: {filters[i]}");
            }
        }
    }

    private static Predicate ConditionOf(CompiledRule rule) => ((EventQuery)rule.Query!).Condition;

    private static Predicate[] FiltersOf(CompiledRule rule) => [.. ((And)ConditionOf(rule)).Items.Skip(1)];

    private static string EventFor(Predicate predicate)
    {
        SynthesizedEvents events = EventSynthesizer.Synthesize(predicate);
        Assert.True(events.Match is not null, $"{events.Reason}: {predicate}");
        return events.Match.ToJson();
    }

    private static bool IsMatch(LoadedRules loaded, CompiledRule rule, string document)
    {
        var e = new Event(loaded.Layout);
        loaded.Layout.CreateReader().Read(Encoding.UTF8.GetBytes(document), e);
        return loaded[rule.Definition!.RuleId].IsMatch(e);
    }

    private static IEnumerable<CompiledRule> ReadRules()
    {
        foreach (string path in Directory.EnumerateFiles(SharedData.Require("corpus", "detection-rules"), "*.toml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string text = File.ReadAllText(path);
            if (text.Contains("\n[[rule.filters]]", StringComparison.Ordinal))
            {
                CompiledRule rule = RuleCompiler.Compile(new SourceText(path, StatefulType().Replace(text, "type = 'query'\n", 1)), FieldSchema.Default);
                Assert.True(rule.Query is not null, string.Join('\n', rule.Diagnostics));
                yield return rule;
            }
        }
    }

    [GeneratedRegex("(?<=\n)type = \"(new_terms|threshold|threat_match)\"\r?\n")]
    private static partial Regex StatefulType();
}
