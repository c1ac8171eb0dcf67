using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>A rule in production that names no tactic of an attacker, and a tactic without a technique.</summary>
internal sealed class MissingThreatMapping : IRuleCheck
{
    private const string Production = "production";

    public void Check(RuleDefinition rule, DiagnosticBag diagnostics)
    {
        // A first draft need not know what it is part of.
        if (rule.Threat.Count == 0 && rule.Metadata.Maturity == Production)
        {
            diagnostics.Report(
                DiagnosticCatalogue.NoThreatMapping,
                rule.File,
                rule.NameSpan,
                "this rule names no tactic of MITRE ATT&CK, so it is missing from every coverage table; add [[rule.threat]] with a tactic and a technique");
        }

        foreach (ThreatDefinition threat in rule.Threat.Where(static threat => threat is { Tactic: not null, Technique.Count: 0 }))
        {
            diagnostics.Report(
                DiagnosticCatalogue.TacticWithoutTechnique,
                rule.File,
                threat.Tactic!.IdSpan,
                $"no technique stands below this tactic; add [[rule.threat.technique]] with the one of '{threat.Tactic.Name}' that the rule finds");
        }
    }
}
