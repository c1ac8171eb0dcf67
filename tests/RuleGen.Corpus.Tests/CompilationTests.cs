using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Diagnostics;
using Xunit;

namespace RuleGen.Corpus.Tests;

/// <summary>All rules in one project.</summary>
public sealed class CompilationTests
{
    /// <summary>How many active rules of the corpus detect in single events by EQL or KQL.</summary>
    private const int EventRules = 1277;

    /// <summary>How many of them compile. It only rises.</summary>
    private const int CompiledRules = 1277;

    [Fact]
    public void Every_event_rule_is_found() => Assert.Equal(EventRules, Corpus.EventRules.Length);

    [Fact]
    public void As_many_rules_compile_as_did_before()
    {
        string[] missing = [.. Corpus.EventRules.Where(static rule => rule.Compiled.Predicate is null).Select(static rule => $"{rule}: {rule.Compiled.Diagnostics.First(static d => d.Severity != RuleDiagnosticSeverity.Info).Message}")];
        Assert.True(missing.Length == EventRules - CompiledRules, $"{EventRules - missing.Length} rules compile; these do not:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void The_generator_and_the_compiler_find_no_mistake()
    {
        // What is not supported yet is a warning; so is a field that no schema has.
        Assert.DoesNotContain(Corpus.Generation.CompilerFindings(), static d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(Corpus.EventRules.SelectMany(static rule => rule.Compiled.Diagnostics), static d => d.Severity == RuleDiagnosticSeverity.Error);
    }

    [Fact]
    public void Both_engines_load_the_same_rules()
    {
        Assert.Equal(CompiledRules, Corpus.Generated.Rules.Count);
        Assert.Equal(Corpus.Interpreted.Rules.Select(static rule => rule.Metadata.RuleId), Corpus.Generated.Rules.Select(static rule => rule.Metadata.RuleId));
    }

    [Fact]
    public void Long_texts_survive_the_way_through_the_assembly() => Assert.All(
        Corpus.EventRules.Where(static rule => rule.Compiled.Predicate is not null),
        static rule =>
        {
            RuleMetadata metadata = Corpus.Generated[rule.Compiled.Definition!.RuleId].Metadata;
            Assert.Equal(NoneIfEmpty(rule.Compiled.Definition.Note), metadata.Note);
            Assert.Equal(NoneIfEmpty(rule.Compiled.Definition.Setup), metadata.Setup);
            Assert.Equal(rule.Compiled.Definition.Query!.Text, metadata.Query);
            Assert.Equal(rule.Compiled.Definition.Description, metadata.Description);
        });

    // To metadata an empty text is none.
    private static string? NoneIfEmpty(string? text) => text is "" ? null : text;
}
