using System.Text.RegularExpressions;
using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Linting.Checks;

/// <summary>Ids of MITRE ATT&amp;CK that have another form than ATT&amp;CK's, do not belong to each other, or link to another page.</summary>
/// <remarks>Source: https://attack.mitre.org/resources/faq/ ("ID"). Other frameworks have other ids and are left alone.</remarks>
internal sealed class ThreatMappingForm : IRuleCheck
{
    private const string Framework = "MITRE ATT&CK";

    public void Check(RuleDefinition rule, DiagnosticBag diagnostics)
    {
        foreach (ThreatDefinition threat in rule.Threat.Where(static threat => threat.Framework == Framework))
        {
            if (threat.Tactic is { } tactic)
            {
                CheckEntry(tactic, "^TA[0-9]{4}$", "TA0002", "tactics/" + tactic.Id);
            }

            foreach (ThreatTechniqueDefinition technique in threat.Technique)
            {
                CheckEntry(technique.Entry, "^T[0-9]{4}$", "T1059", "techniques/" + technique.Entry.Id);
                foreach (ThreatEntry entry in technique.Subtechnique)
                {
                    CheckEntry(entry, $"^{Regex.Escape(technique.Entry.Id)}\\.[0-9]{{3}}$", technique.Entry.Id + ".001", "techniques/" + entry.Id.Replace('.', '/'));
                }
            }
        }

        void CheckEntry(ThreatEntry entry, string form, string example, string page)
        {
            if (!Regex.IsMatch(entry.Id, form, RegexOptions.CultureInvariant))
            {
                Report(entry.IdSpan, $"{MessageText.Quote(entry.Id)} is no id that can stand here; ids have the form of {example}");
            }
            else if (entry.Reference is { } reference && reference.TrimEnd('/') != "https://attack.mitre.org/" + page)
            {
                Report(entry.ReferenceSpan, $"this is not the page of {entry.Id}; write \"https://attack.mitre.org/{page}/\"");
            }
        }

        void Report(SourceSpan span, string message) => diagnostics.Report(DiagnosticCatalogue.MalformedThreatMapping, rule.File, span, message);
    }
}
