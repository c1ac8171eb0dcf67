using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <summary>
/// Reads a rule file in Elastic's TOML format: <c>[metadata]</c>, <c>[rule]</c> and <c>[transform]</c>. Rules of every
/// type are read; whether their query can be compiled is a later stage's question.
/// </summary>
public static partial class RuleFileReader
{
    private static readonly string[] MetadataKeysNotRead =
        ["comments", "deprecation_date", "os_type_list", "query_schema_validation", "related_endpoint_rules"];

    // Keys of Kibana's rules that change neither what a rule matches nor what an alert says.
    private static readonly string[] RuleKeysNotRead =
    [
        "concurrent_searches", "immutable", "items_per_search", "meta", "namespace", "output_index", "related_integrations",
        "required_fields", "revision", "rule_source", "throttle", "timestamp_override_fallback_disabled", "to",
    ];

    /// <summary>The rule, or null when the file has errors. All findings are reported, in the order of the file.</summary>
    /// <remarks>
    /// A rule with <see cref="RuleDefinition.UnsupportedKeys"/> is returned, for its metadata, although they are errors.
    /// </remarks>
    public static RuleDefinition? Read(SourceText file, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        RuleDefinition? rule = TomlReader.Read(file, found) is { } document
            ? ReadDocument(file, new TomlTableReader(file, document, "", found), found)
            : null;
        diagnostics.AddRange(found.Items.OrderBy(static d => d.Span.Start));
        return rule;
    }

    private static RuleDefinition? ReadDocument(SourceText file, TomlTableReader document, DiagnosticBag found)
    {
        RuleFileMetadata metadata = document.Child("metadata") is { } table ? ReadMetadata(table) : new RuleFileMetadata();
        TomlTableReader? transform = document.Child("transform");
        EquatableArray<InvestigateDefinition> investigate = transform is null ? default : ReadInvestigate(transform);
        EquatableArray<OsqueryDefinition> osquery = transform is null ? default : ReadOsquery(transform);
        transform?.ReportUnknownKeys();
        TomlTableReader? rule = document.Require("rule", "a line with [rule] above the rule's keys") ? document.Child("rule") : null;
        document.ReportUnknownKeys();
        return rule is null ? null : ReadRule(file, rule, found, metadata, investigate, osquery);
    }

    private static RuleDefinition? ReadRule(
        SourceText file,
        TomlTableReader rule,
        DiagnosticBag found,
        RuleFileMetadata metadata,
        EquatableArray<InvestigateDefinition> investigate,
        EquatableArray<OsqueryDefinition> osquery)
    {
        TomlString? ruleId = rule.RequiredString("rule_id", "rule_id = \"00000000-0000-0000-0000-000000000000\", with a new UUID");
        TomlString? name = rule.RequiredString("name", "name = \"What the rule finds\"");
        TomlString? type = ReadType(rule);
        TomlString? description = rule.RequiredString("description", "description = \"What the rule finds and why it matters.\"");
        string? severity = ReadSeverity(rule);
        int? riskScore = rule.RequiredInteger("risk_score", 0, 100, "risk_score = 47");
        QueryPart query = ReadQuery(rule, type?.Text);
        KindPart kind = ReadKind(rule, type?.Text);
        TomlString? category = rule.String("event_category_override");
        TomlString? timestamp = rule.String("timestamp_field");
        TomlString? tiebreaker = rule.String("tiebreaker_field");
        TomlTableReader? investigation = rule.Child("investigation_fields");
        EquatableArray<string> investigationFields = investigation?.Strings("field_names") ?? default;
        investigation?.ReportUnknownKeys();

        // The initialiser asks for the remaining keys, so nothing may leave before it; its null texts never get out.
        var definition = new RuleDefinition
        {
            File = file,
            RuleId = ruleId?.Text ?? "",
            RuleIdSpan = ruleId?.Span ?? default,
            Name = name?.Text ?? "",
            NameSpan = name?.Span ?? default,
            Type = type?.Text ?? "",
            TypeSpan = type?.Span ?? default,
            Description = description?.Text ?? "",
            Severity = severity ?? "",
            RiskScore = riskScore ?? 0,
            Language = query.Language,
            Query = query.Text,
            Author = rule.Strings("author"),
            License = rule.Text("license"),
            Tags = rule.Strings("tags"),
            Index = rule.Strings("index"),
            References = rule.Strings("references"),
            FalsePositives = rule.Strings("false_positives"),
            From = rule.Text("from"),
            Interval = rule.Text("interval"),
            Note = rule.Text("note"),
            Setup = rule.Text("setup"),
            TimestampOverride = rule.Text("timestamp_override"),
            TimestampField = timestamp?.Text,
            TimestampFieldSpan = timestamp?.Span ?? default,
            TiebreakerField = tiebreaker?.Text,
            TiebreakerFieldSpan = tiebreaker?.Span ?? default,
            EventCategoryOverride = category?.Text,
            EventCategoryOverrideSpan = category?.Span ?? default,
            DataViewId = rule.Text("data_view_id"),
            BuildingBlockType = rule.Text("building_block_type"),
            RuleNameOverride = rule.Text("rule_name_override"),
            TimelineId = rule.Text("timeline_id"),
            TimelineTitle = rule.Text("timeline_title"),
            MaxSignals = rule.Integer("max_signals", min: 1),
            Version = rule.Integer("version", min: 1),
            Enabled = rule.Boolean("enabled") ?? true,
            AnomalyThreshold = kind.AnomalyThreshold,
            MachineLearningJobId = kind.MachineLearningJobId,
            Threshold = kind.Threshold,
            NewTerms = kind.NewTerms,
            ThreatMatch = kind.ThreatMatch,
            InvestigationFields = investigationFields,
            Threat = ReadThreat(rule),
            SeverityMapping = ReadSeverityMapping(rule),
            RiskScoreMapping = ReadRiskScoreMapping(rule),
            AlertSuppression = ReadAlertSuppression(rule),
            Filters = rule.Tables("filters"),
            ExceptionsList = ReadExceptionsList(rule),
            Actions = [.. rule.Tables("actions"), .. rule.Tables("response_actions")],
            Investigate = investigate,
            Osquery = osquery,
            UnsupportedKeys = FindUnsupportedKeys(rule),
            Metadata = metadata,
        };

        rule.Ignore(RuleKeysNotRead);
        rule.ReportUnknownKeys();
        ReportKeysOfOtherTypes(rule, type?.Text);
        ReportUnsupportedAlertKeys(rule);
        if (found.HasErrors)
        {
            return null;
        }

        ReportUnsupportedKeys(rule, definition.UnsupportedKeys);
        return definition;
    }

    private static RuleFileMetadata ReadMetadata(TomlTableReader table)
    {
        var metadata = new RuleFileMetadata
        {
            CreationDate = ReadDate(table, "creation_date"),
            UpdatedDate = ReadDate(table, "updated_date"),
            Maturity = table.Text("maturity"),
            Integration = table.StringOrStrings("integration"),
            MinStackVersion = table.Text("min_stack_version"),
            MinStackComments = table.Text("min_stack_comments"),
            BypassBbrTiming = table.Boolean("bypass_bbr_timing") ?? false,
            Promotion = table.Boolean("promotion") ?? false,
        };
        table.Ignore(MetadataKeysNotRead);
        table.ReportUnknownKeys();
        return metadata;
    }
}
