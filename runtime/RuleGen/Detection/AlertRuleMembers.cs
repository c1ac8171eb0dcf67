using System.Text.Json;

namespace RuleGen;

/// <summary>Writes the <c>kibana.alert.rule.*</c> members of an alert document. What a rule does not say is left out.</summary>
internal static class AlertRuleMembers
{
    public static void Write(Utf8JsonWriter writer, OwnedAlert alert)
    {
        RuleMetadata rule = alert.Rule.Metadata;
        (string category, string typeId) = GetRuleType(rule.Type);
        writer.WriteString("kibana.alert.rule.rule_id"u8, rule.RuleId);
        writer.WriteString("kibana.alert.rule.name"u8, alert.RuleName);
        WriteText(writer, "kibana.alert.rule.description", rule.GetUtf8Text(RuleText.Description));
        writer.WriteString("kibana.alert.rule.type"u8, rule.Type);
        writer.WriteString("kibana.alert.rule.category"u8, category);
        writer.WriteString("kibana.alert.rule.rule_type_id"u8, typeId);
        writer.WriteString("kibana.alert.rule.producer"u8, "siem"u8);
        writer.WriteString("kibana.alert.rule.consumer"u8, "siem"u8);
        writer.WriteString("kibana.alert.rule.severity"u8, rule.Severity.GetText());
        writer.WriteNumber("kibana.alert.rule.risk_score"u8, rule.RiskScore);
        writer.WriteBoolean("kibana.alert.rule.enabled"u8, rule.Enabled);
        WriteNumber(writer, "kibana.alert.rule.version", rule.Version);
        WriteList(writer, "kibana.alert.rule.author", rule.Author);
        WriteString(writer, "kibana.alert.rule.license", rule.License);
        WriteList(writer, "kibana.alert.rule.tags", rule.Tags);
        WriteList(writer, "kibana.alert.rule.references", rule.References);
        WriteList(writer, "kibana.alert.rule.false_positives", rule.FalsePositives);
        WriteThreat(writer, rule.Threat);
        WriteList(writer, "kibana.alert.rule.indices", rule.Index);
        WriteString(writer, "kibana.alert.rule.from", rule.From);
        WriteString(writer, "kibana.alert.rule.interval", rule.Interval);
        WriteNumber(writer, "kibana.alert.rule.max_signals", rule.MaxSignals);
        WriteText(writer, "kibana.alert.rule.note", rule.GetUtf8Text(RuleText.Note));
        WriteText(writer, "kibana.alert.rule.setup", rule.GetUtf8Text(RuleText.Setup));
        WriteString(writer, "kibana.alert.rule.timestamp_override", rule.TimestampOverride);
        WriteString(writer, "kibana.alert.rule.rule_name_override", rule.RuleNameOverride);
        WriteString(writer, "kibana.alert.rule.building_block_type", rule.BuildingBlockType);
        WriteString(writer, "kibana.alert.rule.timeline_id", rule.TimelineId);
        WriteString(writer, "kibana.alert.rule.timeline_title", rule.TimelineTitle);
    }

    /// <summary>The name and id Kibana knows a rule type by.</summary>
    private static (string Category, string TypeId) GetRuleType(string type) => type switch
    {
        "eql" => ("Event Correlation Rule", "siem.eqlRule"),
        "esql" => ("ES|QL Rule", "siem.esqlRule"),
        "machine_learning" => ("Machine Learning Rule", "siem.mlRule"),
        "new_terms" => ("New Terms Rule", "siem.newTermsRule"),
        "saved_query" => ("Saved Query Rule", "siem.savedQueryRule"),
        "threat_match" => ("Indicator Match Rule", "siem.indicatorRule"),
        "threshold" => ("Threshold Rule", "siem.thresholdRule"),
        _ => ("Custom Query Rule", "siem.queryRule"),
    };

    private static void WriteThreat(Utf8JsonWriter writer, IReadOnlyList<ThreatMapping> threat)
    {
        if (threat.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("kibana.alert.rule.threat"u8);
        foreach (ThreatMapping mapping in threat)
        {
            writer.WriteStartObject();
            writer.WriteString("framework"u8, mapping.Framework);
            if (mapping.Tactic is { } tactic)
            {
                writer.WriteStartObject("tactic"u8);
                WriteThreatEntry(writer, tactic.Id, tactic.Name, tactic.Reference);
                writer.WriteEndObject();
            }

            WriteTechniques(writer, "technique", mapping.Techniques);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTechniques(Utf8JsonWriter writer, string name, IReadOnlyList<ThreatTechnique> techniques)
    {
        if (techniques.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (ThreatTechnique technique in techniques)
        {
            writer.WriteStartObject();
            WriteThreatEntry(writer, technique.Id, technique.Name, technique.Reference);
            WriteTechniques(writer, "subtechnique", technique.Subtechniques);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteThreatEntry(Utf8JsonWriter writer, string id, string name, string? reference)
    {
        writer.WriteString("id"u8, id);
        writer.WriteString("name"u8, name);
        WriteString(writer, "reference", reference);
    }

    private static void WriteString(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> utf8)
    {
        if (!utf8.IsEmpty)
        {
            writer.WriteString(name, utf8);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
