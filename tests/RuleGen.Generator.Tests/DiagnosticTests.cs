using Microsoft.CodeAnalysis;
using Xunit;

namespace RuleGen.Generator.Tests;

/// <summary>Mistakes are shown at their place, once, and take no other rule down.</summary>
public class DiagnosticTests
{
    private const string RuleSet = "[RuleGen.RuleSet] public sealed partial class Rules;";
    private const string OtherId = "7e0bb5a6-2c8b-4f0f-a3a5-0b9c9f1d2e33";

    [Fact]
    public void A_mistake_in_a_query_is_shown_at_its_column_in_the_rule_file()
    {
        Diagnostic error = Assert.Single(Run(RuleSet, ("rules/a.toml", TestRule.With("process where\n  process.name = \"nc\""))), IsError);
        FileLinePositionSpan span = error.Location.GetLineSpan();
        Assert.Equal("/project/rules/a.toml", span.Path);
        Assert.Equal((16, 15), (span.StartLinePosition.Line, span.StartLinePosition.Character));
        Assert.EndsWith("/docs/diagnostics/RG1013.md", new Uri(error.Descriptor.HelpLinkUri, UriKind.Absolute).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_rule_leaves_the_others_compiled()
    {
        var run = new GeneratorRun(RuleSet, [("rules/a.toml", "[rule"), ("rules/b.toml", TestRule.With("process where true", "Good"))]);
        Assert.Contains(run.Run().Diagnostics, IsError);
        Assert.NotEmpty(run.Output.GetTypeByMetadataName("Rules")!.GetMembers("Good"));
    }

    [Fact]
    public void A_repeated_rule_id_is_an_error_at_the_second_file()
    {
        Diagnostic error = Assert.Single(Run(RuleSet, ("rules/a.toml", TestRule.With("any where true")), ("rules/b.toml", TestRule.With("any where true"))), IsError);
        Assert.Equal("RG0011", error.Id);
        Assert.EndsWith("rules/b.toml", error.Location.GetLineSpan().Path, StringComparison.Ordinal);
        Assert.Contains("rules/a.toml", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_not_supported_yet_is_named()
    {
        Diagnostic warning = Assert.Single(Run(RuleSet, ("rules/a.toml", TestRule.With("from logs").Replace("\"eql\"", "\"esql\"", StringComparison.Ordinal))));
        Assert.StartsWith("RG4", warning.Id, StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
    }

    [Fact]
    public void A_rule_file_that_no_ruleset_takes_is_a_warning()
    {
        Diagnostic warning = Assert.Single(Run("[RuleGen.RuleSet(\"rules/linux/**\")] public sealed partial class Rules;", ("rules/windows/a.toml", TestRule.With("any where true"))));
        Assert.Equal("RG3002", warning.Id);
        Assert.Equal(default, warning.Location.GetLineSpan().Span);
    }

    [Theory]
    [InlineData("[RuleGen.RuleSet] public sealed class Rules;", "partial")]
    [InlineData("[RuleGen.RuleSet] public static partial class Rules;", "static")]
    [InlineData("[RuleGen.RuleSet] public sealed partial class Rules<T>;", "generic")]
    [InlineData("class Outer { [RuleGen.RuleSet] public sealed partial class Rules; }", "Outer")]
    public void A_declaration_that_cannot_be_filled_is_an_error_at_its_name(string source, string word)
    {
        Diagnostic error = Assert.Single(Run(source, ("rules/a.toml", TestRule.With("any where true"))), IsError);
        Assert.Equal("RG3001", error.Id);
        Assert.Contains(word, error.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("/project/Rules.cs", error.Location.GetLineSpan().Path);
        Assert.Equal("Rules", source.Substring(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("rules/**", true)]
    [InlineData("rules/*.toml", false)]
    [InlineData("**/a.toml", true)]
    [InlineData("rules/linux/?.toml", true)]
    [InlineData("linux/**", false)]
    public void A_glob_chooses_rule_files(string glob, bool taken)
    {
        var run = new GeneratorRun($"[RuleGen.RuleSet(\"{glob}\")] public sealed partial class Rules;", [("rules/linux/a.toml", TestRule.With("any where true", "Good"))]);
        run.Run();
        Assert.Equal(taken, run.Output.GetTypeByMetadataName("Rules")!.GetMembers("Good").Any());
    }

    [Fact]
    public void A_plain_additional_file_counts_only_where_a_glob_names_it()
    {
        (string, string)[] files = [("detections/a.toml", TestRule.With("any where true", "Good")), ("settings.toml", "no = \"rule\"")];
        string[] plain = ["detections/a.toml", "settings.toml"];
        var all = new GeneratorRun(RuleSet, files, plain);
        Assert.Empty(all.Run().Diagnostics);
        Assert.Empty(all.Output.GetTypeByMetadataName("Rules")!.GetMembers("Good"));
        var named = new GeneratorRun("[RuleGen.RuleSet(\"detections/**\")] public sealed partial class Rules;", files, plain);
        Assert.Empty(named.Run().Diagnostics);
        Assert.NotEmpty(named.Output.GetTypeByMetadataName("Rules")!.GetMembers("Good"));
    }

    [Fact]
    public void Two_rules_with_one_title_get_names_of_their_own()
    {
        var run = new GeneratorRun(RuleSet, [("rules/a.toml", TestRule.With("any where true", "Same title")), ("rules/b.toml", TestRule.With("any where true", "Same Title", OtherId))]);
        run.Run();
        Assert.Empty(run.CompilerFindings());
        INamedTypeSymbol rules = run.Output.GetTypeByMetadataName("Rules")!;
        Assert.NotEmpty(rules.GetMembers("SameTitle_0d9f9bd4"));
        Assert.NotEmpty(rules.GetMembers("SameTitle_7e0bb5a6"));
    }

    [Fact]
    public void Queries_nested_a_hundred_thousand_deep_are_refused()
    {
        string query = "process where " + new string('(', 100_000) + "true" + new string(')', 100_000);
        Assert.Contains(Run(RuleSet, ("rules/a.toml", TestRule.With(query))), IsError);
    }

    [Theory]
    [InlineData("", DiagnosticSeverity.Info)]
    [InlineData("dotnet_diagnostic.RG5001.severity = warning", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_diagnostic.RG5001.severity = error", DiagnosticSeverity.Error)]
    [InlineData("dotnet_diagnostic.RG5001.severity = none", null)]
    public void A_project_sets_the_severity_of_an_id(string globalConfig, DiagnosticSeverity? expected)
    {
        var run = new GeneratorRun(RuleSet, [("rules/a.toml", TestRule.With("process where process.name in (\"a\", \"a\")"))]);
        run.Configure(globalConfig);
        Assert.Equal(expected, run.Run().Diagnostics.SingleOrDefault(static diagnostic => diagnostic.Id == "RG5001")?.Severity);
    }

    [Fact]
    public void No_setting_hides_an_error()
    {
        var run = new GeneratorRun(RuleSet, [("rules/a.toml", TestRule.With("process where process.name = \"a\""))]);
        run.Configure("dotnet_diagnostic.RG1013.severity = none");
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(run.Run().Diagnostics, static diagnostic => diagnostic.Id == "RG1013").Severity);
    }

    private static IEnumerable<Diagnostic> Run(string source, params (string, string)[] files) => new GeneratorRun(source, files).Run().Diagnostics;

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
