using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;

namespace RuleGen.Cli.Output;

/// <summary>Counts the rules that are read and checked but not evaluated yet, by what is missing: in a folder of a thousand rules nobody counts warnings.</summary>
internal static class NotEvaluatedSummary
{
    /// <summary>Writes the counts, the largest first; nothing when every rule is evaluated or wrong.</summary>
    public static void Write(StyledWriter writer, IEnumerable<CompiledRule> rules)
    {
        IGrouping<string, CompiledRule>[] groups =
        [
            .. rules.Where(static rule => rule.Evaluated is null && rule.Diagnostics.All(static d => d.Severity != RuleDiagnosticSeverity.Error))
                .GroupBy(Missing)
                .OrderByDescending(static group => group.Count())
                .ThenBy(static group => group.Key, StringComparer.Ordinal),
        ];
        if (groups.Length == 0)
        {
            return;
        }

        writer.WriteLine($"not evaluated: {Words.Count(groups.Sum(static group => group.Count()), "rule")}", StyledWriter.Bold);
        foreach (IGrouping<string, CompiledRule> group in groups)
        {
            writer.WriteLine(FormattableString.Invariant($"{group.Count(),7:N0}  {group.Key}"));
        }
    }

    private static string Missing(CompiledRule rule)
    {
        RuleDiagnosticDescriptor descriptor = rule.Diagnostics.First(static d => d.Severity == RuleDiagnosticSeverity.Warning && d.Id.StartsWith("RG4", StringComparison.Ordinal)).Descriptor;
        return descriptor == DiagnosticCatalogue.UnsupportedRuleKind ? $"{descriptor.Id} {descriptor.Title}: {rule.Definition!.Kind}" : $"{descriptor.Id} {descriptor.Title}";
    }
}
