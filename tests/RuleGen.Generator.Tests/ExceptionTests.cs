using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>Exceptions files and value lists of a project.</summary>
public class ExceptionTests
{
    private const string RuleSet = "[RuleGen.RuleSet] public sealed partial class Rules;";
    private const string SecondId = "7e0bb5a6-2c8b-4f0f-a3a5-0b9c9f1d2e33";

    private static readonly (string Path, string Text)[] Files =
    [
        ("rules/first.toml", TestRule.With("process where process.name == \"a\"", "First")),
        ("rules/second.toml", TestRule.With("process where process.name == \"b\"", "Second", SecondId)),
        ("rules/first.exceptions.toml", Exceptions(TestRule.Id, "type = \"match\"\nvalue = \"root\"")),
        ("rules/second.exceptions.toml", Exceptions(SecondId, "type = \"list\"\nlist = { id = \"users\", type = \"keyword\" }")),
        ("rules/users.values.txt", "backup\n"),
    ];

    [Fact]
    public void Exceptions_are_part_of_the_generated_condition()
    {
        var run = new GeneratorRun(RuleSet, Files);
        GeneratorDriverRunResult result = run.Run();
        Assert.Empty(result.Diagnostics);
        Assert.Empty(run.CompilerFindings());
        string code = string.Concat(result.Results.Single().GeneratedSources.Select(static s => s.SourceText.ToString()));
        Assert.Contains("if (e[Slots.user_name].Is(\"root\"u8)) return false;", code, StringComparison.Ordinal);
        Assert.Contains("\"backup\"u8", code, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_exception_binds_no_rule_anew_and_changes_only_the_one_it_is_about()
    {
        var run = new GeneratorRun(RuleSet, Files);
        run.Run();
        run.Edit("rules/first.exceptions.toml", Exceptions(TestRule.Id, "type = \"match\"\nvalue = \"admin\""));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.All(Reasons(result, StepNames.CompileRule), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Reasons(result, StepNames.ApplyExceptions).Order());
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(result, StepNames.PlanRuleSet));
    }

    [Fact]
    public void An_edited_value_list_changes_only_the_rules_whose_exceptions_use_it()
    {
        var run = new GeneratorRun(RuleSet, Files);
        run.Run();
        run.Edit("rules/users.values.txt", "backup\nrestore\n");
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Reasons(result, StepNames.CompileExceptions).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Reasons(result, StepNames.ApplyExceptions).Order());
    }

    [Fact]
    public void An_edit_in_CSharp_compiles_no_exception_anew()
    {
        var run = new GeneratorRun(RuleSet, Files);
        run.Run();
        run.AddSource("class Elsewhere;");
        GeneratorRunResult result = run.Run().Results.Single();
        string[] steps = [StepNames.ReadValueLists, StepNames.CompileExceptions, StepNames.ApplyExceptions, StepNames.PlanRuleSet];
        Assert.All(steps.SelectMany(step => Reasons(result, step)), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_exception_decides_the_content_hash()
    {
        Assert.NotEqual(ContentHash(Files), ContentHash(Files[..2]));
        Assert.Equal(ContentHash(Files), ContentHash([.. Files.Reverse()]));
    }

    [Fact]
    public void A_broken_exceptions_file_is_an_error_at_its_place_and_the_rule_alerts()
    {
        (string, string)[] files = [.. Files[..2], ("rules/first.exceptions.toml", "[[exceptions]]\n[[exceptions.items]]\nname = \"all\"\n")];
        var run = new GeneratorRun(RuleSet, files);
        ImmutableArray<Diagnostic> diagnostics = run.Run().Diagnostics;
        Diagnostic error = Assert.Single(diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(("RG6101", "/project/rules/first.exceptions.toml", 1), (error.Id, error.Location.GetLineSpan().Path, error.Location.GetLineSpan().StartLinePosition.Line));
        Assert.NotEmpty(run.Output.GetTypeByMetadataName("Rules")!.GetMembers("First"));
    }

    [Fact]
    public void A_list_that_a_rule_refers_to_and_nobody_has_is_an_information_at_the_rule()
    {
        string rule = TestRule.With("any where true") + "\nexceptions_list = [{ list_id = \"endpoint_list\" }]\n";
        Diagnostic information = Assert.Single(new GeneratorRun(RuleSet, [("rules/a.toml", rule)]).Run().Diagnostics);
        Assert.Equal(("RG6110", DiagnosticSeverity.Info, "/project/rules/a.toml"), (information.Id, information.Severity, information.Location.GetLineSpan().Path));
    }

    internal static string Exceptions(string ruleId, string entry) => $"""
        [metadata]
        rule_ids = ["{ruleId}"]

        [[exceptions]]
        [[exceptions.items]]
        name = "Users"

        [[exceptions.items.entries]]
        field = "user.name"
        operator = "included"
        {entry}
        """;

    private static string ContentHash((string, string)[] files)
    {
        GeneratorRunResult result = new GeneratorRun(RuleSet, files).Run().Results.Single();
        string face = result.GeneratedSources.Single(static source => source.HintName == "Rules.g.cs").SourceText.ToString();
        return face.Split('\n').Single(static line => line.Contains("ContentHash", StringComparison.Ordinal));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static output => output.Reason);
}
