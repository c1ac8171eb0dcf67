using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <content>Keys that belong to one type of rule.</content>
public static partial class RuleFileReader
{
    private readonly record struct KindPart(
        int? AnomalyThreshold,
        EquatableArray<string> MachineLearningJobId,
        ThresholdDefinition? Threshold,
        NewTermsDefinition? NewTerms,
        ThreatMatchDefinition? ThreatMatch);

    private static KindPart ReadKind(TomlTableReader rule, string? type)
    {
        if (type == RuleTypes.MachineLearning)
        {
            rule.Require("machine_learning_job_id", "machine_learning_job_id = \"job\"");
            rule.Require("anomaly_threshold", "anomaly_threshold = 50");
        }

        if (type == RuleTypes.Threshold)
        {
            rule.Require("threshold", "a table [rule.threshold] with field and value");
        }

        if (type == RuleTypes.NewTerms)
        {
            rule.Require("new_terms", "a table [rule.new_terms] with field, value and history_window_start");
        }

        var kind = new KindPart(
            rule.Integer("anomaly_threshold", 0, 100),
            rule.StringOrStrings("machine_learning_job_id"),
            rule.Child("threshold") is { } threshold ? ReadThreshold(threshold) : null,
            rule.Child("new_terms") is { } newTerms ? ReadNewTerms(newTerms) : null,
            type == RuleTypes.ThreatMatch ? ReadThreatMatch(rule) : null);
        rule.Ignore("threat_index", "threat_indicator_path", "threat_language", "threat_mapping", "threat_filters", "threat_query");
        return kind;
    }

    private static ThresholdDefinition ReadThreshold(TomlTableReader table)
    {
        var cardinality = new List<CardinalityDefinition>();
        foreach (TomlTableReader item in table.Children("cardinality"))
        {
            TomlString? field = item.RequiredString("field", "field = \"user.name\"");
            int? least = item.RequiredInteger("value", 1, int.MaxValue, "value = 2");
            item.ReportUnknownKeys();
            if (field is not null && least is { } count)
            {
                cardinality.Add(new CardinalityDefinition(field.Text, count));
            }
        }

        var threshold = new ThresholdDefinition(
            table.StringOrStrings("field"),
            table.RequiredInteger("value", 1, int.MaxValue, "value = 10") ?? 1,
            cardinality.ToEquatableArray());
        table.ReportUnknownKeys();
        return threshold;
    }

    private static NewTermsDefinition ReadNewTerms(TomlTableReader table)
    {
        var windows = new List<HistoryWindowStart>();
        table.Require("history_window_start", "a table [[rule.new_terms.history_window_start]]");
        foreach (TomlTableReader item in table.Children("history_window_start"))
        {
            TomlString? field = item.RequiredString("field", "field = \"history_window_start\"");
            TomlString? start = item.RequiredString("value", "value = \"now-7d\"");
            item.ReportUnknownKeys();
            if (field is not null && start is not null)
            {
                windows.Add(new HistoryWindowStart(field.Text, start.Text));
            }
        }

        table.Require("value", "value = [\"user.name\"]");
        var newTerms = new NewTermsDefinition(
            table.RequiredString("field", "field = \"new_terms_fields\"")?.Text ?? "",
            table.Strings("value"),
            windows.ToEquatableArray());
        table.ReportUnknownKeys();
        return newTerms;
    }

    private static ThreatMatchDefinition? ReadThreatMatch(TomlTableReader rule)
    {
        rule.Require("threat_index", "threat_index = [\"logs-ti_*\"]");
        rule.Require("threat_mapping", "a table [[rule.threat_mapping]]");
        TomlString? query = rule.RequiredString("threat_query", "threat_query = \"*:*\"");
        EquatableArray<string> index = rule.Strings("threat_index");
        string? path = rule.Text("threat_indicator_path");
        string? language = rule.Text("threat_language");
        EquatableArray<ThreatMappingDefinition> mapping = ReadThreatMapping(rule);
        EquatableArray<TomlTable> filters = rule.Tables("threat_filters");
        return query is null ? null : new ThreatMatchDefinition(index, path, query.Content, language, mapping, filters);
    }

    private static EquatableArray<ThreatMappingDefinition> ReadThreatMapping(TomlTableReader rule)
    {
        var mappings = new List<ThreatMappingDefinition>();
        foreach (TomlTableReader item in rule.Children("threat_mapping"))
        {
            var entries = new List<ThreatMappingEntry>();
            foreach (TomlTableReader entry in item.Children("entries"))
            {
                TomlString? field = entry.RequiredString("field", "field = \"source.ip\"");
                TomlString? type = entry.RequiredString("type", "type = \"mapping\"");
                TomlString? value = entry.RequiredString("value", "value = \"threat.indicator.ip\"");
                entry.ReportUnknownKeys();
                if (field is not null && type is not null && value is not null)
                {
                    entries.Add(new ThreatMappingEntry(field.Text, type.Text, value.Text));
                }
            }

            item.ReportUnknownKeys();
            mappings.Add(new ThreatMappingDefinition(entries.ToEquatableArray()));
        }

        return mappings.ToEquatableArray();
    }
}
