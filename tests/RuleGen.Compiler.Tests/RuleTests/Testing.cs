using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.RuleTests;

/// <summary>Runs test files over rules in memory.</summary>
internal static class Testing
{
    /// <summary>A rule around an EQL query.</summary>
    public static CompiledRule Rule(string query) =>
        RuleCompiler.Compile(new SourceText("rule.toml", RuleText.With("process where process.name == \"thing\"", query)), FieldSchema.Default);

    /// <summary>Runs a test file in TOML.</summary>
    public static RuleTestRun Run(string query, string tests) => RuleTestRunner.Run(Rule(query), [RuleTestFile.Read(new SourceText("rule.tests.toml", tests))]);

    /// <summary>What is said of a file, each finding with the text it stands at.</summary>
    public static IEnumerable<string> Findings(string path, string text) =>
        RuleTestFile.Read(new SourceText(path, text)).Diagnostics.Select(finding => $"{finding.Id} {text.Substring(finding.Span.Start, finding.Span.Length)}");
}
