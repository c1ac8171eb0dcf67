using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <content>Keys that say what an alert says: threat mappings, overrides, suppression; and the note's searches.</content>
public static partial class RuleFileReader
{
    private static readonly string[] MappingOperators = ["equals"];

    private static EquatableArray<ThreatDefinition> ReadThreat(TomlTableReader rule)
    {
        var threats = new List<ThreatDefinition>();
        foreach (TomlTableReader item in rule.Children("threat"))
        {
            TomlString? framework = item.RequiredString("framework", "framework = \"MITRE ATT&CK\"");
            TomlTableReader? tacticTable = item.Child("tactic");
            ThreatEntry? tactic = tacticTable is null ? null : ReadThreatEntry(tacticTable);
            tacticTable?.ReportUnknownKeys();
            var techniques = new List<ThreatTechniqueDefinition>();
            foreach (TomlTableReader technique in item.Children("technique"))
            {
                ThreatEntry? entry = ReadThreatEntry(technique);
                EquatableArray<ThreatEntry> subtechniques = ReadSubtechniques(technique);
                technique.ReportUnknownKeys();
                if (entry is not null)
                {
                    techniques.Add(new ThreatTechniqueDefinition(entry, subtechniques));
                }
            }

            item.ReportUnknownKeys();
            if (framework is not null)
            {
                threats.Add(new ThreatDefinition(framework.Text, tactic, techniques.ToEquatableArray()));
            }
        }

        return threats.ToEquatableArray();
    }

    private static EquatableArray<ThreatEntry> ReadSubtechniques(TomlTableReader technique)
    {
        var entries = new List<ThreatEntry>();
        foreach (TomlTableReader item in technique.Children("subtechnique"))
        {
            if (ReadThreatEntry(item) is { } entry)
            {
                entries.Add(entry);
            }

            item.ReportUnknownKeys();
        }

        return entries.ToEquatableArray();
    }

    private static ThreatEntry? ReadThreatEntry(TomlTableReader table)
    {
        TomlString? id = table.RequiredString("id", "id = \"T1059\"");
        TomlString? name = table.RequiredString("name", "name = \"Command and Scripting Interpreter\"");
        TomlString? reference = table.String("reference");
        return id is null || name is null
            ? null
            : new ThreatEntry(id.Text, name.Text, reference?.Text) { IdSpan = id.Span, ReferenceSpan = reference?.Span ?? default };
    }

    private static EquatableArray<SeverityMappingDefinition> ReadSeverityMapping(TomlTableReader rule)
    {
        var mappings = new List<SeverityMappingDefinition>();
        foreach (TomlTableReader item in rule.Children("severity_mapping"))
        {
            TomlString? field = item.RequiredString("field", "field = \"event.severity\"");
            TomlString? operation = ReadOperator(item);
            item.Require("value", "value = \"73\"");
            string? value = item.Text("value");
            string? severity = ReadSeverity(item);
            item.ReportUnknownKeys();
            if (field is not null && operation is not null && value is not null && severity is not null)
            {
                mappings.Add(new SeverityMappingDefinition(field.Text, operation.Text, value, severity));
            }
        }

        return mappings.ToEquatableArray();
    }

    private static EquatableArray<RiskScoreMappingDefinition> ReadRiskScoreMapping(TomlTableReader rule)
    {
        var mappings = new List<RiskScoreMappingDefinition>();
        foreach (TomlTableReader item in rule.Children("risk_score_mapping"))
        {
            TomlString? field = item.RequiredString("field", "field = \"event.risk_score\"");
            TomlString? operation = ReadOperator(item);
            string value = item.Text("value") ?? "";
            int? score = item.Integer("risk_score", 0, 100);
            item.ReportUnknownKeys();
            if (field is not null && operation is not null)
            {
                mappings.Add(new RiskScoreMappingDefinition(field.Text, operation.Text, value, score));
            }
        }

        return mappings.ToEquatableArray();
    }

    private static TomlString? ReadOperator(TomlTableReader item) =>
        item.RequiredString("operator", "operator = \"equals\"") is { } operation
        && IsWord(item, "operator", operation, MappingOperators)
            ? operation
            : null;

    private static AlertSuppressionDefinition? ReadAlertSuppression(TomlTableReader rule)
    {
        if (rule.Child("alert_suppression") is not { } table)
        {
            return null;
        }

        TomlTableReader? duration = table.Child("duration");
        var suppression = new AlertSuppressionDefinition(
            table.Strings("group_by"),
            duration?.Integer("value", min: 1),
            duration?.Text("unit"),
            table.Text("missing_fields_strategy"));
        duration?.ReportUnknownKeys();
        table.ReportUnknownKeys();
        return suppression;
    }

    private static EquatableArray<ExceptionListReference> ReadExceptionsList(TomlTableReader rule)
    {
        var lists = new List<ExceptionListReference>();
        foreach (TomlTableReader item in rule.Children("exceptions_list"))
        {
            string? id = item.Text("id");
            TomlString? listId = item.RequiredString("list_id", "list_id = \"endpoint_list\"");
            string? namespaceType = item.Text("namespace_type");
            string? type = item.Text("type");
            item.ReportUnknownKeys();
            if (listId is not null)
            {
                lists.Add(new ExceptionListReference(id, listId.Text, listId.Span, namespaceType, type));
            }
        }

        return lists.ToEquatableArray();
    }
}
