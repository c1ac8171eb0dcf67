using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Tests.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Tests.Linting;

/// <summary>Rules with what is found in them.</summary>
internal static class LintTesting
{
    /// <summary>Each finding as its id, a blank and the text it marks, in the order of the file.</summary>
    public static IEnumerable<string> Findings(string rule) => Diagnose(rule)
        .OrderBy(static finding => finding.Span.Start)
        .Select(finding => $"{finding.Id} {RuleText.Marked(rule, finding)}");

    /// <summary>What is found in a rule file.</summary>
    public static IReadOnlyList<RuleDiagnostic> Diagnose(string rule) => RuleCompiler.Compile(new SourceText("rule.toml", rule), FieldSchema.Default).Diagnostics;
}
