using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>The rules' own tests, run while a project is compiled.</summary>
public class RuleTestTests
{
    private const string RuleSet = "[RuleGen.RuleSet] public sealed partial class Rules;";
    private const string OtherId = "7e0bb5a6-2c8b-4f0f-a3a5-0b9c9f1d2e33";

    private static readonly string Rule = TestRule.With("any where process.name == \"nc\"", "Netcat");

    [Fact]
    public void Cases_that_hold_say_nothing() => Assert.Empty(Run(RuleSet, ("rules/a.toml", Rule), ("rules/a.tests.toml", Case("nc"))));

    [Fact]
    public void A_failing_case_is_an_error_at_its_name()
    {
        Diagnostic error = Assert.Single(Run(RuleSet, ("rules/a.toml", Rule), ("rules/a.tests.toml", Case("ls"))));
        Assert.Equal(("RG7001", DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Equal("rule 'Netcat': case 'listens' must alert and does not: missing: process.name is \"nc\" (the event has: \"ls\")", error.GetMessage());
        FileLinePositionSpan span = error.Location.GetLineSpan();
        Assert.Equal(("/project/rules/a.tests.toml", 1, 7), (span.Path, span.StartLinePosition.Line, span.StartLinePosition.Character));
    }

    [Fact]
    public void NDJSON_files_are_run_as_well()
    {
        Diagnostic error = Assert.Single(Run(RuleSet, ("rules/a.toml", Rule), ("rules/a.tests.ndjson", "\n{\"name\": \"x\", \"alerts\": true, \"event\": {}}\n")));
        Assert.Equal(("RG7001", 1), (error.Id, error.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void Exceptions_and_field_files_of_the_project_count()
    {
        Assert.Empty(Run(
            RuleSet,
            ("fields.csv", "field,type\nmine.count,long\n"),
            ("rules/a.toml", TestRule.With("any where mine.count == 7")),
            ("rules/a.exceptions.toml", $$"""
                metadata.rule_ids = ["{{TestRule.Id}}"]
                [[exceptions]]
                [[exceptions.items]]
                entries = [{ field = "host.name", type = "match", operator = "included", value = "build" }]
                """),
            ("rules/a.tests.toml", """
                [base]
                mine.count = "7"
                [[case]]
                name = "counted"
                alerts = true
                [[case]]
                name = "excluded"
                alerts = false
                event.host.name = "build"
                """)));
    }

    [Theory]
    [InlineData("rules/b.tests.toml", "'b.toml'")]
    [InlineData("other/a.tests.toml", "'a.toml'")]
    public void A_test_file_without_a_rule_is_a_warning(string path, string name)
    {
        Diagnostic warning = Assert.Single(Run(RuleSet, ("rules/a.toml", Rule), (path, Case("ls"))));
        Assert.Equal(("RG7002", DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Contains(name, warning.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith(path, warning.Location.GetLineSpan().Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_additional_files_count_where_their_rule_does()
    {
        (string, string)[] files = [("detections/a.toml", Rule), ("detections/a.tests.toml", Case("ls")), ("settings.tests.toml", "no = 'test'")];
        string[] plain = ["detections/a.toml", "detections/a.tests.toml", "settings.tests.toml"];
        Assert.Empty(new GeneratorRun(RuleSet, files, plain).Run().Diagnostics);
        Assert.Equal("RG7001", Assert.Single(new GeneratorRun("[RuleGen.RuleSet(\"detections/**\")] public sealed partial class Rules;", files, plain).Run().Diagnostics).Id);
    }

    [Fact]
    public void A_rule_without_tests_is_told_of_only_where_a_project_asks()
    {
        Assert.DoesNotContain(Run(RuleSet, ("rules/a.toml", Rule)), static d => d.Id == "RG7007");
        var run = new GeneratorRun(RuleSet, [("rules/a.toml", Rule)]);
        run.SetSeverity("RG7007", ReportDiagnostic.Warn);
        Diagnostic finding = Assert.Single(run.Run().Diagnostics);
        Assert.Equal(("RG7007", "/project/rules/a.toml"), (finding.Id, finding.Location.GetLineSpan().Path));
    }

    [Fact]
    public void An_edited_test_runs_the_tests_of_its_rule_and_nothing_else()
    {
        GeneratorRun run = Create();
        run.Edit("rules/a.tests.toml", Case("ls"));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(result, StepNames.RunTests).Order());
        Assert.All(Reasons(result, StepNames.CompileRule), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(Reasons(result, StepNames.PlanRuleSet), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal("RG7001", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void An_edited_rule_runs_its_tests_alone()
    {
        GeneratorRun run = Create();
        run.Edit("rules/b.toml", TestRule.With("any where process.name == \"nc\" and true", "Other", OtherId));
        GeneratorRunResult result = run.Run().Results.Single();
        Assert.Contains(IncrementalStepRunReason.Cached, Reasons(result, StepNames.RunTests));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, Reasons(result, StepNames.ReadTests));
    }

    [Fact]
    public void An_edit_in_CSharp_runs_no_test()
    {
        GeneratorRun run = Create();
        run.AddSource("class Elsewhere;");
        GeneratorRunResult result = run.Run().Results.Single();
        foreach (string step in (string[])[StepNames.ReadTests, StepNames.JoinTests, StepNames.RunTests])
        {
            Assert.All(Reasons(result, step), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
    }

    private static GeneratorRun Create()
    {
        var run = new GeneratorRun(RuleSet,
        [
            ("rules/a.toml", Rule), ("rules/a.tests.toml", Case("nc")),
            ("rules/b.toml", TestRule.With("any where process.name == \"nc\"", "Other", OtherId)), ("rules/b.tests.toml", Case("nc")),
        ]);
        Assert.Empty(run.Run().Diagnostics);
        return run;
    }

    private static string Case(string process) => $"[[case]]\nname = \"listens\"\nalerts = true\nevent.process.name = \"{process}\"\n";

    private static IEnumerable<Diagnostic> Run(string source, params (string, string)[] files) => new GeneratorRun(source, files).Run().Diagnostics;

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static output => output.Reason);
}
