using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.RuleSets;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.EventTypes;

/// <summary>The fields that the events of a ruleset can have, as its <c>EventType</c> says.</summary>
/// <param name="TypeName">The type, as C# names it.</param>
/// <param name="Paths">The fields that its members hold.</param>
public sealed record EventTypeFields(string TypeName, EquatableArray<string> Paths)
{
    /// <summary>
    /// Reports what a rule reads and no event of the type has, each field once. A field that the rule itself calls optional (<c>?field</c>) is
    /// expected to be missing.
    /// </summary>
    public IReadOnlyList<RuleDiagnostic> CheckRule(CompiledRule rule)
    {
        if (rule.Definition is not { } definition || rule.Query is null)
        {
            return [];
        }

        var diagnostics = new DiagnosticBag();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (FieldUse use in FieldUse.Of(definition, rule.Schema).Where(use => !use.IsOptional && !Has(use.Path)))
        {
            if (reported.Add(use.Path))
            {
                diagnostics.Report(
                    DiagnosticCatalogue.FieldNotInEventType,
                    rule.File,
                    use.Span,
                    $"{TypeName} has no member for {MessageText.Quote(use.Field)}, so its events never have the field; add one with [EventField], or leave the rule out of this ruleset");
            }
        }

        return diagnostics.Items;
    }

    private bool Has(string path)
    {
        byte[] pattern = Utf8Bytes.Of(path);
        return PathPattern.IsPattern(path)
            ? Paths.Any(field => PathPattern.IsMatch(Utf8Bytes.Of(field), pattern))
            : Paths.Contains(path, StringComparer.Ordinal);
    }
}
