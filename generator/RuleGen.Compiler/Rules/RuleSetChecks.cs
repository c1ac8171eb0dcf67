using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Rules;

/// <summary>Checks that need all rules of a set.</summary>
public static class RuleSetChecks
{
    /// <summary>
    /// Reports every <c>rule_id</c> that an earlier rule has, and gives the rules that remain: the first of each
    /// id. Order the rules by path first, so that every machine keeps the same one.
    /// </summary>
    public static IReadOnlyList<RuleDefinition> RemoveDuplicates(IEnumerable<RuleDefinition> rules, DiagnosticBag diagnostics)
    {
        var byId = new Dictionary<string, RuleDefinition>(StringComparer.Ordinal);
        var kept = new List<RuleDefinition>();
        foreach (RuleDefinition rule in rules)
        {
            if (byId.TryGetValue(rule.RuleId, out RuleDefinition? first))
            {
                diagnostics.Report(
                    DiagnosticCatalogue.DuplicateRuleId,
                    rule.File,
                    rule.RuleIdSpan,
                    $"rule_id {MessageText.Quote(rule.RuleId)} is taken by {MessageText.Quote(first.Name)} in {first.File.Path}; give this rule an id of its own");
            }
            else
            {
                byId.Add(rule.RuleId, rule);
                kept.Add(rule);
            }
        }

        return kept;
    }
}
