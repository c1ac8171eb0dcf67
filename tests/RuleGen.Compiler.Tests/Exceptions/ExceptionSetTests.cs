using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Exceptions;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Tests.Eql;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Exceptions;

/// <summary>Which rules have which exceptions.</summary>
public sealed class ExceptionSetTests
{
    private const string RuleId = "11111111-2222-3333-4444-555555555555";
    private const string Query = "(event.category is \"process\" and process.name is \"thing\")";

    [Fact]
    public void A_list_is_for_the_rules_it_names()
    {
        ExceptionSet set = Set(File("a", "nc", ruleIds: [RuleId]));
        CompiledRule rule = set.Apply(Rule());
        Assert.Empty(set.Check([rule]));
        Assert.Equal($"{Query} and not process.name is \"nc\"", rule.Predicate!.ToString());
        Assert.Equal("nc", Assert.Single(rule.Exceptions).Name);
        Assert.Equal(Rule().Query, rule.Query);
    }

    [Fact]
    public void A_list_is_for_the_rules_that_name_it()
    {
        ExceptionSet set = Set(File("a", "nc"));
        CompiledRule rule = set.Apply(Rule("exceptions_list = [{ list_id = 'a' }]"));
        Assert.Empty(set.Check([rule]));
        Assert.Equal($"{Query} and not process.name is \"nc\"", rule.Predicate!.ToString());
    }

    [Fact]
    public void A_list_named_in_both_ways_counts_once_and_items_of_several_lists_are_alternatives()
    {
        ExceptionSet set = Set(File("a", "nc", ruleIds: [RuleId]), File("b", "ncat", ruleIds: [RuleId]));
        CompiledRule rule = set.Apply(Rule("exceptions_list = [{ list_id = 'a' }, { list_id = 'b' }]"));
        Assert.Equal($"{Query} and not (process.name is \"nc\" or process.name is \"ncat\")", rule.Predicate!.ToString());
    }

    [Fact]
    public void A_rule_without_exceptions_stays_as_it_is()
    {
        CompiledRule rule = Rule();
        Assert.Same(rule, Set(File("a", "nc", ruleIds: ["another"])).Apply(rule));
        Assert.Same(rule, ExceptionSet.Empty.Apply(rule));
    }

    [Fact]
    public void Rules_are_equal_when_their_exceptions_are()
    {
        CompiledRule rule = Set(File("a", "nc", ruleIds: [RuleId])).Apply(Rule());
        Assert.Equal(rule, Set(File("a", "nc", ruleIds: [RuleId])).Apply(Rule()));
        Assert.NotEqual(rule, Set(File("a", "ncat", ruleIds: [RuleId])).Apply(Rule()));
        Assert.NotEqual(rule, Rule());
    }

    [Fact]
    public void A_rule_that_is_not_evaluated_is_no_reason_to_fail()
    {
        CompiledRule rule = RuleCompiler.Compile(new SourceText("rule.toml", "[rule"), TestSchema.Instance);
        Assert.Same(rule, Set(File("a", "nc", ruleIds: [RuleId])).Apply(rule));
        CompiledRule broken = RuleCompiler.Compile(new SourceText("rule.toml", RuleText.With("process where", "process wher")), TestSchema.Instance);
        Assert.Null(Set(File("a", "nc", ruleIds: [RuleId])).Apply(broken).Predicate);
    }

    [Fact]
    public void A_list_id_that_two_lists_have_is_an_error_and_the_first_counts()
    {
        ExceptionSet set = Set(File("a", "ncat", path: "z.exceptions.toml"), File("a", "nc", path: "b.exceptions.toml"));
        CompiledRule rule = set.Apply(Rule("exceptions_list = [{ list_id = 'a' }]"));
        RuleDiagnostic diagnostic = Assert.Single(set.Check([rule]));
        Assert.Equal(("RG6106", "z.exceptions.toml", 3), (diagnostic.Id, diagnostic.Path, diagnostic.Start.Line));
        Assert.EndsWith("not process.name is \"nc\"", rule.Predicate!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_no_rule_uses_is_a_warning()
    {
        RuleDiagnostic diagnostic = Assert.Single(Set(File("a", "nc")).Check([Rule()]));
        Assert.Equal(("RG6108", RuleDiagnosticSeverity.Warning, 3), (diagnostic.Id, diagnostic.Severity, diagnostic.Start.Line));
    }

    [Fact]
    public void A_rule_id_that_no_rule_has_is_a_warning_at_the_id()
    {
        RuleDiagnostic diagnostic = Assert.Single(Set(File("a", "nc", ruleIds: [RuleId, RuleId.Replace('5', '6')])).Check([Rule()]));
        Assert.Equal(("RG6109", RuleDiagnosticSeverity.Warning), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal((0, 61), (diagnostic.Start.Line, diagnostic.Start.Column));
    }

    [Fact]
    public void A_list_that_is_not_here_is_an_information_at_the_rule()
    {
        RuleDiagnostic diagnostic = Assert.Single(Set(File("endpoint_lst", "nc", ruleIds: [RuleId])).Check([Rule("exceptions_list = [{ id = 'x', list_id = 'endpoint_list' }]")]));
        Assert.Equal(("RG6110", RuleDiagnosticSeverity.Info, "rule.toml"), (diagnostic.Id, diagnostic.Severity, diagnostic.Path));
        Assert.Contains("'endpoint_lst'", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_in_the_files_are_among_those_of_the_set()
    {
        ExceptionSet set = ExceptionSet.Compile([new SourceText("a.exceptions.toml", "[[exceptions")], ValueLists.Empty, TestSchema.Instance);
        Assert.Equal("RG0001", Assert.Single(set.Check([Rule()])).Id);
    }

    [Fact]
    public void Value_lists_are_named_by_their_files_and_once()
    {
        ValueLists lists = ValueLists.Create([new SourceText("b/names.values.txt", ""), new SourceText("a\\names.values.txt", ""), new SourceText("hosts.txt", "")]);
        Assert.Equal(["hosts.txt", "names"], lists.Names);
        RuleDiagnostic diagnostic = Assert.Single(lists.Diagnostics);
        Assert.Equal(("RG6105", "b/names.values.txt"), (diagnostic.Id, diagnostic.Path));
        Assert.Equal(lists.Diagnostics, ExceptionSet.Compile([], lists, TestSchema.Instance).Check([]));
    }

    private static CompiledRule Rule(string line = "") =>
        RuleCompiler.Compile(new SourceText("rule.toml", RuleText.With("type = \"eql\"", $"type = \"eql\"\n{line}")), TestSchema.Instance);

    private static SourceText File(string listId, string process, string[]? ruleIds = null, string? path = null) => new(path ?? listId + ".exceptions.toml", $"""
        metadata.rule_ids = [{string.Join(", ", (ruleIds ?? []).Select(static id => $"'{id}'"))}]
        [[exceptions]]
        [exceptions.container]
        list_id = '{listId}'
        [[exceptions.items]]
        name = '{process}'
        entries = [{"{"} field = 'process.name', type = 'match', operator = 'included', value = '{process}' {"}"}]
        """);

    private static ExceptionSet Set(params SourceText[] files) => ExceptionSet.Compile(files, ValueLists.Empty, TestSchema.Instance);
}
