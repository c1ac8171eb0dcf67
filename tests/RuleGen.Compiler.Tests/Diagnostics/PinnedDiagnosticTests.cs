using RuleGen.Compiler.Diagnostics;
using RuleGen.Testing;
using Xunit;

namespace RuleGen.Compiler.Tests.Diagnostics;

/// <summary>Each diagnostic has a case that pins the place at which it is found: in <c>tests/cases/diagnostics</c>, or here where it would be long.</summary>
public sealed class PinnedDiagnosticTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot, "tests", "cases", "diagnostics");

    // What needs a compilation of C#, a defect, or tests beside a rule is pinned by the tests named.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["RG2201"] = "RuleGen.Generator.Tests/EventTypeDiagnosticTests",
        ["RG2202"] = "RuleGen.Generator.Tests/EventTypeDiagnosticTests",
        ["RG2203"] = "RuleGen.Generator.Tests/EventTypeDiagnosticTests",
        ["RG2204"] = "RuleGen.Generator.Tests/EventTypeDiagnosticTests",
        ["RG2205"] = "RuleGen.Generator.Tests/EventTypeDiagnosticTests",
        ["RG3001"] = "RuleGen.Generator.Tests/DiagnosticTests.A_declaration_that_cannot_be_filled_is_an_error_at_its_name",
        ["RG3002"] = "RuleGen.Generator.Tests/DiagnosticTests.A_rule_file_that_no_ruleset_takes_is_a_warning",
        ["RG3003"] = "RuleSets/RuleCompilerTests.A_defect_of_the_compiler_costs_the_one_rule_and_names_it",
        ["RG7001"] = "RuleGen.Generator.Tests/RuleTestTests",
        ["RG7002"] = "RuleGen.Generator.Tests/RuleTestTests",
        ["RG7003"] = "RuleTests/RuleTestFileTests",
        ["RG7004"] = "RuleTests/RuleTestFileTests",
        ["RG7005"] = "RuleTests/RuleTestFileTests",
        ["RG7006"] = "RuleTests/RuleTestRunnerTests",
        ["RG7007"] = "RuleGen.Generator.Tests/RuleTestTests",
    };

    public static TheoryData<PinnedCase> Cases =>
    [
        .. Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(PinnedCase.ReadFile),
        new PinnedCase("RG0002", "rule", "x = " + new string('[', 500) + "⟦[⟧" + new string(']', 501)),
        new PinnedCase("RG1018", "eql", "any where " + new string('(', 500) + "⟦(⟧true" + new string(')', 501)),
        new PinnedCase("RG1057", "eql", "any where process.name regex \"⟦" + new string('a', 1001) + "⟧\""),
        new PinnedCase("RG1108", "kql", new string('(', 500) + "⟦(⟧a" + new string(')', 501)),
        new PinnedCase("RG2016", "eql", "any where ⟦a" + string.Concat(Enumerable.Repeat(".a", 50)) + "⟧ == 1"),
        new PinnedCase("RG2106", "kql", "process.name: ⟦x" + EverySign() + "*⟧"),
    ];

    [Fact]
    public void Every_diagnostic_has_a_case() => Assert.Empty(DiagnosticCatalogue.All
        .Select(static descriptor => descriptor.Id)
        .Except(Cases.Select(static row => row.Data.Id))
        .Except(Elsewhere.Keys)
        .Select(static id => $"{id}: add a case to tests/cases/diagnostics/{id[..3]}.txt"));

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_diagnostic_is_found_at_its_place_and_nowhere_else(PinnedCase pinned) => Assert.Equal([pinned.Expected()], pinned.Found());

    /// <summary>Every ASCII character that could stand for a wildcard, as text of a KQL value without quotes.</summary>
    private static string EverySign() => string.Concat(Enumerable.Range(1, 126)
        .Select(static code => (char)code)
        .Where(static c => !char.IsLetter(c))
        .Select(static c => c switch
        {
            < ' ' => $"\\u{(int)c:x4}",
            '\\' or '(' or ')' or ':' or '<' or '>' or '"' or '*' or '{' or '}' => "\\" + c,
            _ => c.ToString(),
        }));
}
