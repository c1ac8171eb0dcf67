using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>What runs again after an edit.</summary>
public class IncrementalTests
{
    private static readonly string First = TestRule.With("process where process.name == \"a\"", "First");
    private static readonly string Second = TestRule.With("process where process.name == \"b\"", "Second", "7e0bb5a6-2c8b-4f0f-a3a5-0b9c9f1d2e33");

    [Fact]
    public void An_edit_in_CSharp_runs_nothing_again()
    {
        GeneratorRun run = Create();
        run.AddSource("class Elsewhere;");
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.All(Reasons(result, StepNames.CompileRule), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(result, StepNames.CompileRuleSet), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edited_rule_is_compiled_alone()
    {
        GeneratorRun run = Create();
        run.Edit("rules/second.toml", Second.Replace("\"b\"", "\"c\""));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.CompileRule).Order());
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, StepNames.CompileRuleSet));
    }

    [Fact]
    public void An_edit_of_what_joins_the_events_of_a_sequence_is_an_edit_of_the_rule()
    {
        string sequence = TestRule.With("sequence by host.id with maxspan=1m [process where true] [file where true]", "Third", "5a6f7f5e-3c51-4a0e-9d0f-0c9a4f3c7d11");
        var run = new GeneratorRun("[RuleGen.RuleSet] public sealed partial class Rules;", [("rules/first.toml", First), ("rules/third.toml", sequence)]);
        GeneratedSourceResult[] before = [.. run.Run().Results.Single().GeneratedSources];
        run.Edit("rules/third.toml", sequence.Replace("host.id", "host.name", StringComparison.Ordinal));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.CompileRule).Order());
        Assert.NotEqual(before.Select(static s => s.SourceText.ToString()), result.GeneratedSources.Select(static s => s.SourceText.ToString()));
    }

    [Fact]
    public void Another_CSharp_file_without_a_ruleset_keeps_the_output()
    {
        GeneratorRun run = Create();
        ImmutableArray<GeneratedSourceResult> before = run.Run().Results.Single().GeneratedSources;
        run.AddSource("namespace Other { class Rules; }");
        ImmutableArray<GeneratedSourceResult> after = run.Run().Results.Single().GeneratedSources;
        Assert.Equal(before.Select(static s => s.SourceText.ToString()), after.Select(static s => s.SourceText.ToString()));
    }

    private static GeneratorRun Create()
    {
        var run = new GeneratorRun("[RuleGen.RuleSet] public sealed partial class Rules;", [("rules/first.toml", First), ("rules/second.toml", Second)]);
        run.Run();
        return run;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static output => output.Reason);
}
