using System.Globalization;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Emission;

/// <summary>
/// Writes a rule's metadata: its long texts as a method, which stay UTF-8 data of the assembly until someone reads them, and the rest as an object
/// initialiser.
/// </summary>
internal sealed class MetadataEmitter(CodeWriter code)
{
    /// <summary>Writes the method <paramref name="name"/>, which gives the long texts.</summary>
    /// <remarks>
    /// Not a lambda: the C# compiler keeps the bodies of all lambdas of a class, a hundred bytes of memory for each byte of a UTF-8 literal in them,
    /// until it has compiled the whole class, and those of methods one at a time.
    /// </remarks>
    public void EmitTexts(RuleDefinition rule, string name)
    {
        using (code.Block($"private static global::System.ReadOnlySpan<byte> {name}(global::RuleGen.RuleText text) => text switch", "};"))
        {
            EmitText("Description", rule.Description);
            EmitText("Query", rule.Query?.Text);
            EmitText("Note", rule.Note);
            EmitText("Setup", rule.Setup);
            code.Line("_ => default,");
        }
    }

    /// <summary>Writes a variable <c>metadata</c>, whose long texts the method <paramref name="texts"/> gives.</summary>
    public void EmitVariable(RuleDefinition rule, string texts)
    {
        using (code.Block($"var metadata = new global::RuleGen.RuleMetadata({texts})", "};"))
        {
            EmitMembers(rule);
        }
    }

    private void EmitText(string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            code.Line($"global::RuleGen.RuleText.{name} => {Literals.Utf8(text!)},");
        }
    }

    private void EmitMembers(RuleDefinition rule)
    {
        Set("RuleId", Literals.String(rule.RuleId));
        Set("Name", Literals.String(rule.Name));
        Set("Type", Literals.String(rule.Type));
        SetText("Language", rule.Language);
        Set("Severity", Severity(rule.Severity));
        Set("RiskScore", Number(rule.RiskScore));
        if (!rule.Enabled)
        {
            Set("Enabled", "false");
        }

        SetText("File", rule.File.Path);
        SetList("Author", rule.Author);
        SetText("License", rule.License);
        SetList("Tags", rule.Tags);
        SetList("Index", rule.Index);
        SetList("References", rule.References);
        SetList("FalsePositives", rule.FalsePositives);
        SetText("From", rule.From);
        SetText("Interval", rule.Interval);
        SetText("TimestampOverride", rule.TimestampOverride);
        SetText("EventCategoryOverride", rule.EventCategoryOverride);
        SetText("BuildingBlockType", rule.BuildingBlockType);
        SetText("RuleNameOverride", rule.RuleNameOverride);
        SetText("TimelineId", rule.TimelineId);
        SetText("TimelineTitle", rule.TimelineTitle);
        SetNumber("MaxSignals", rule.MaxSignals);
        SetNumber("Version", rule.Version);
        SetList("InvestigationFields", rule.InvestigationFields);
        SetItems("Threat", rule.Threat.Select(Threat));
        SetItems("SeverityOverrides", rule.SeverityMapping.Select(static m =>
            $"new({Literals.String(m.Field)}, {Literals.String(m.Value)}, {Severity(m.Severity)})"));
        SetItems("RiskScoreOverrides", rule.RiskScoreMapping.Select(static m =>
            $"new({Literals.String(m.Field)}, {Literals.String(m.Value)}, {(m.RiskScore is { } score ? Number(score) : "null")})"));
        SetDate("CreationDate", rule.Metadata.CreationDate);
        SetDate("UpdatedDate", rule.Metadata.UpdatedDate);
        SetText("Maturity", rule.Metadata.Maturity);
        SetList("Integrations", rule.Metadata.Integration);
        SetText("MinStackVersion", rule.Metadata.MinStackVersion);
    }

    private static string Threat(ThreatDefinition threat)
    {
        string tactic = threat.Tactic is { } t ? $", Tactic = new({Entry(t)})" : "";
        string techniques = string.Join(", ", threat.Technique.Select(static technique =>
            $"new({Entry(technique.Entry)}, [{string.Join(", ", technique.Subtechnique.Select(static sub => $"new({Entry(sub)}, [])"))}])"));
        return $"new() {{ Framework = {Literals.String(threat.Framework)}{tactic}, Techniques = [{techniques}] }}";
    }

    private static string Entry(ThreatEntry entry) =>
        $"{Literals.String(entry.Id)}, {Literals.String(entry.Name)}, {Literals.StringOrNull(entry.Reference)}";

    private static string Severity(string severity) => "global::RuleGen.Severity." + severity switch
    {
        "critical" => "Critical",
        "high" => "High",
        "medium" => "Medium",
        _ => "Low",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Set(string member, string expression) => code.Line($"{member} = {expression},");

    private void SetText(string member, string? text)
    {
        if (text is not null)
        {
            Set(member, Literals.String(text));
        }
    }

    private void SetNumber(string member, int? value)
    {
        if (value is { } number)
        {
            Set(member, Number(number));
        }
    }

    private void SetDate(string member, DateTime? date)
    {
        if (date is { } d)
        {
            Set(member, FormattableString.Invariant($"new global::System.DateOnly({d.Year}, {d.Month}, {d.Day})"));
        }
    }

    private void SetList(string member, EquatableArray<string> items) => SetItems(member, items.Select(Literals.String));

    private void SetItems(string member, IEnumerable<string> items)
    {
        string list = string.Join(", ", items);
        if (list.Length > 0)
        {
            Set(member, $"[{list}]");
        }
    }
}
