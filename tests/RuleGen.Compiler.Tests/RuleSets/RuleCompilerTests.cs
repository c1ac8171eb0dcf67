using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Tests.Eql;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.RuleSets;

/// <summary>Keys of the rule file that take part in what the query means.</summary>
public sealed class RuleCompilerTests
{
    [Fact]
    public void The_category_is_asked_of_the_field_that_the_rule_names()
    {
        CompiledRule rule = Compile("event_category_override = \"event.code\"");

        Assert.Empty(rule.Diagnostics);
        Assert.StartsWith("event.code is \"process\" and ", PredicatePrinter.Print(rule.Predicate!), StringComparison.Ordinal);
        Assert.DoesNotContain("event.category", PredicatePrinter.Print(rule.Predicate!), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_category_field_is_named_at_its_value()
    {
        const string Line = "event_category_override = \"evnt.code\"";
        CompiledRule rule = Compile(Line);

        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal("RG2001", diagnostic.Id);
        Assert.Equal("\"evnt.code\"", rule.File.Text.Substring(diagnostic.Span.Start, diagnostic.Span.Length));
        Assert.Contains("'event.code'", diagnostic.Message, StringComparison.Ordinal);
        Assert.NotNull(rule.Predicate);
    }

    [Theory]
    [InlineData("timestamp_field = \"file.mtime\"")]
    [InlineData("tiebreaker_field = \"process.pid\"")]
    public void What_orders_events_changes_nothing_for_single_ones(string line)
    {
        CompiledRule rule = Compile(line);

        Assert.Empty(rule.Diagnostics);
        Assert.Equal(Compile("").Predicate, rule.Predicate);
    }

    [Theory]
    [InlineData("timestamp_field = \"event.code\"", "RG2018", "\"event.code\"")]
    [InlineData("tiebreaker_field = \"evnt.code\"", "RG2001", "\"evnt.code\"")]
    [InlineData("timestamp_field = \"file.mtim\"", "RG2001", "\"file.mtim\"")]
    public void Fields_that_order_events_are_checked_at_their_value(string line, string id, string span)
    {
        CompiledRule rule = Compile(line);

        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(span, rule.File.Text.Substring(diagnostic.Span.Start, diagnostic.Span.Length));
    }

    // No rule is known that makes the compiler fail; a missing schema does.
    [Fact]
    public void A_defect_of_the_compiler_costs_the_one_rule_and_names_it()
    {
        CompiledRule rule = RuleCompiler.Compile(new SourceText("rule.toml", RuleText.With("type", "type")), schema: null!);

        RuleDiagnostic diagnostic = Assert.Single(rule.Diagnostics);
        Assert.Equal("RG3003", diagnostic.Id);
        Assert.Equal("\"A thing\"", RuleText.Marked(RuleText.With("type", "type"), diagnostic));
        Assert.NotNull(rule.Definition);
        Assert.Null(rule.Predicate);
    }

    private static CompiledRule Compile(string line) => RuleCompiler.Compile(
        new SourceText("rule.toml", RuleText.With("type = \"eql\"", $"type = \"eql\"\n{line}")),
        TestSchema.Instance);
}
