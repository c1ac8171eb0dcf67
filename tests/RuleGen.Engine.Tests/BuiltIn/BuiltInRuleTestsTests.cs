using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.RuleTests;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Engine.Tests;

/// <summary>The tests beside the rules of <c>rules/</c>: the build has run them, and here they are counted.</summary>
public sealed class BuiltInRuleTestsTests
{
    public static TheoryData<string> Rules()
    {
        BuiltInRuleTests.LoadInterpreted(out IReadOnlyList<CompiledRule> rules);
        return [.. rules.Select(static rule => Path.GetFileName(rule.File.Path))];
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_cases_that_hold_and_reach_every_clause(string file)
    {
        BuiltInRuleTests.LoadInterpreted(out IReadOnlyList<CompiledRule> rules);
        CompiledRule rule = rules.Single(rule => Path.GetFileName(rule.File.Path) == file);
        string tests = Path.ChangeExtension(rule.File.Path, null) + RuleTestFile.TomlSuffix;
        Assert.True(File.Exists(tests), tests + " is missing");

        RuleTestRun run = RuleTestRunner.Run(rule, [RuleTestFile.Read(new SourceText(tests, File.ReadAllText(tests)))]);

        Assert.Empty(run.Diagnostics);
        Assert.Contains(run.Results, static result => result.Case.Expectation is { Count: null, Every: true });
        Assert.Contains(run.Results, static result => result.Case.Expectation is { Count: null, Every: false });
        Assert.Equal([], run.Coverage!.Clauses.Where(static clause => !clause.WasTrue || !clause.WasFalse).Select(static clause => $"{clause.ConditionName} {clause.Predicate} true {clause.WasTrue} false {clause.WasFalse}"));
    }
}
