using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>What runs again after an edit.</summary>
public class IncrementalTests
{
    private const string RuleSet = "[RuleGen.RuleSet] public sealed partial class Rules;";

    // Enough for an index and for several files of rules.
    private const int Many = 70;

    private static readonly string First = TestRule.With("process where process.name == \"a\"", "First");
    private static readonly string Second = TestRule.With("process where process.name == \"b\"", "Second", "7e0bb5a6-2c8b-4f0f-a3a5-0b9c9f1d2e33");

    [Fact]
    public void An_edit_in_CSharp_runs_nothing_again()
    {
        GeneratorRun run = Create();
        run.AddSource("class Elsewhere;");
        GeneratorRunResult result = run.Run().Results.Single();
        foreach (string step in new[] { StepNames.ReadFile, StepNames.CompileRule, StepNames.ApplyExceptions, StepNames.RunTests, StepNames.PlanRuleSet, StepNames.DivideRuleSet, StepNames.EmitFile })
        {
            Assert.All(Reasons(result, step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
    }

    [Fact]
    public void An_edited_rule_is_compiled_alone()
    {
        GeneratorRun run = Create();
        run.Edit("rules/second.toml", Second.Replace("\"b\"", "\"c\""));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.CompileRule).Order());
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, StepNames.PlanRuleSet));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n# a comment\n")]
    public void White_space_in_a_rule_keeps_every_file(string more)
    {
        GeneratorRun run = Create();
        run.Edit("rules/second.toml", Second + more);
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, StepNames.CompileRule));
        Assert.All(Reasons(result, StepNames.EmitFile), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Theory]
    [InlineData("query = '''", "# a comment\nquery = '''")]
    [InlineData("process where", "process  where")]
    [InlineData("process where", "// a comment\nprocess where")]
    public void What_moves_a_query_of_many_writes_its_rules_file_and_no_other_rules(string before, string after)
    {
        GeneratorRun run = CreateMany();
        run.Edit(Path(17), Rule(17).Replace(before, after, StringComparison.Ordinal));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal([RulesFileOf(17, result)], Written(result));
    }

    [Fact]
    public void A_line_above_the_ruleset_keeps_every_file()
    {
        GeneratorRun run = Create();
        run.ReplaceSource("\n" + RuleSet);
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.All(Reasons(result, StepNames.PlanRuleSet), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(result, StepNames.EmitFile), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edited_rule_of_many_writes_its_own_file_anew_and_no_other_rules()
    {
        GeneratorRun run = CreateMany();
        run.Edit(Path(17), Rule(17).Replace("\"tool17\"", "\"other\"", StringComparison.Ordinal));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal(["Rules.Index.g.cs", RulesFileOf(17, result), "Rules.g.cs"], Written(result));
    }

    [Fact]
    public void A_rule_added_to_many_leaves_the_other_files_of_rules_alone()
    {
        GeneratorRun run = CreateMany();
        run.Add(Path(Many), Rule(Many).Replace("process.name", "process.executable", StringComparison.Ordinal));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal(["Rules.Index.g.cs", RulesFileOf(Many, result), "Rules.g.cs"], Written(result));
    }

    [Fact]
    public void Thousands_of_rules_make_a_bounded_number_of_files()
    {
        var rules = Enumerable.Range(0, 3_000).Select(static i => QueryRule("rule" + i.ToString("D4", CultureInfo.InvariantCulture)));
        Assert.Equal(66, RuleSetCompiler.Emit(RuleSetTarget.Create(null, "Rules"), RuleSetPlanner.Plan(rules)).Count);
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

    private static EvaluatedRule QueryRule(string id) => new(
        RuleDefinition.OfQuery(id), new EventQuery(new StringTest(new FieldReference("process.name", FieldType.Keyword), new EqualTo(id))));

    private static GeneratorRun CreateMany()
    {
        var run = new GeneratorRun(RuleSet, [.. Enumerable.Range(0, Many).Select(static i => (Path(i), Rule(i)))]);
        Assert.Equal(10, run.Run().Results.Single().GeneratedSources.Length);
        return run;
    }

    private static string Path(int i) => FormattableString.Invariant($"rules/{i:D3}.toml");

    private static string Rule(int i) =>
        TestRule.With(FormattableString.Invariant($"process where process.name == \"tool{i}\""), "Title " + i, FormattableString.Invariant($"{i:D8}-2c8b-4f0f-a3a5-0b9c9f1d2e33"));

    private static string RulesFileOf(int i, GeneratorRunResult result) => result.GeneratedSources
        .Single(source => source.HintName.StartsWith("Rules.Rules", StringComparison.Ordinal) && source.SourceText.ToString().Contains($" Title{i}(", StringComparison.Ordinal)).HintName;

    /// <summary>The files that were written anew and became others.</summary>
    private static IEnumerable<string> Written(GeneratorRunResult result) => result.TrackedSteps[StepNames.EmitFile]
        .SelectMany(static step => step.Outputs)
        .Where(static output => output.Reason is IncrementalStepRunReason.Modified or IncrementalStepRunReason.New)
        .Select(static output => ((GeneratedFile)output.Value).HintName)
        .Order(StringComparer.Ordinal);

    private static GeneratorRun Create()
    {
        var run = new GeneratorRun(RuleSet, [("rules/first.toml", First), ("rules/second.toml", Second)]);
        run.Run();
        return run;
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static output => output.Reason);
}
