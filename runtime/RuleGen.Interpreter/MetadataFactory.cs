using System.Text;
using RuleGen.Compiler.Rules;

namespace RuleGen.Interpreter;

/// <summary>Makes the runtime's metadata from a rule file, member by member as generated code does.</summary>
internal static class MetadataFactory
{
    public static RuleMetadata Create(RuleDefinition rule)
    {
        byte[] description = Utf8(rule.Description);
        byte[] query = Utf8(rule.Query?.Text);
        byte[] note = Utf8(rule.Note);
        byte[] setup = Utf8(rule.Setup);
        return new RuleMetadata(text => text switch
        {
            RuleText.Description => description,
            RuleText.Query => query,
            RuleText.Note => note,
            RuleText.Setup => setup,
            _ => default,
        })
        {
            RuleId = rule.RuleId,
            Name = rule.Name,
            Type = rule.Type,
            Language = rule.Language,
            Severity = ToSeverity(rule.Severity),
            RiskScore = rule.RiskScore,
            Enabled = rule.Enabled,
            File = rule.File.Path,
            Author = [.. rule.Author],
            License = rule.License,
            Tags = [.. rule.Tags],
            Index = [.. rule.Index],
            References = [.. rule.References],
            FalsePositives = [.. rule.FalsePositives],
            From = rule.From,
            Interval = rule.Interval,
            TimestampOverride = rule.TimestampOverride,
            EventCategoryOverride = rule.EventCategoryOverride,
            BuildingBlockType = rule.BuildingBlockType,
            RuleNameOverride = rule.RuleNameOverride,
            TimelineId = rule.TimelineId,
            TimelineTitle = rule.TimelineTitle,
            MaxSignals = rule.MaxSignals,
            Version = rule.Version,
            InvestigationFields = [.. rule.InvestigationFields],
            Threat = [.. rule.Threat.Select(ToThreat)],
            SeverityOverrides = [.. rule.SeverityMapping.Select(static m => new SeverityOverride(m.Field, m.Value, ToSeverity(m.Severity)))],
            RiskScoreOverrides = [.. rule.RiskScoreMapping.Select(static m => new RiskScoreOverride(m.Field, m.Value, m.RiskScore))],
            CreationDate = ToDate(rule.Metadata.CreationDate),
            UpdatedDate = ToDate(rule.Metadata.UpdatedDate),
            Maturity = rule.Metadata.Maturity,
            Integrations = [.. rule.Metadata.Integration],
            MinStackVersion = rule.Metadata.MinStackVersion,
        };
    }

    private static ThreatMapping ToThreat(ThreatDefinition threat) => new()
    {
        Framework = threat.Framework,
        Tactic = threat.Tactic is { } tactic ? new ThreatTactic(tactic.Id, tactic.Name, tactic.Reference) : null,
        Techniques =
        [
            .. threat.Technique.Select(static technique => new ThreatTechnique(
                technique.Entry.Id,
                technique.Entry.Name,
                technique.Entry.Reference,
                [.. technique.Subtechnique.Select(static sub => new ThreatTechnique(sub.Id, sub.Name, sub.Reference, []))])),
        ],
    };

    private static Severity ToSeverity(string severity) => severity switch
    {
        "critical" => Severity.Critical,
        "high" => Severity.High,
        "medium" => Severity.Medium,
        _ => Severity.Low,
    };

    private static DateOnly? ToDate(DateTime? date) => date is { } value ? DateOnly.FromDateTime(value) : null;

    private static byte[] Utf8(string? text) => text is null ? [] : Encoding.UTF8.GetBytes(text);
}
