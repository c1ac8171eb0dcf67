using RuleGen.Compiler.Diagnostics;
using RuleGen.Compiler.Text;
using RuleGen.Compiler.Toml;

namespace RuleGen.Compiler.Rules;

/// <content>Keys that are understood but not honoured: because they are not supported yet, or the rule's type has no use for them.</content>
public static partial class RuleFileReader
{
    // What to do instead, by key. All of them decide which events match or which the query sees.
    private static readonly (string Key, string Instead)[] MatchingKeys =
    [
        ("data_view_id", "list the index patterns in 'index'"),
        ("saved_id", "copy the saved query into 'query'"),
    ];

    private static readonly (string Key, string[] Types)[] KeysOfTypes =
    [
        ("event_category_override", [RuleTypes.Eql]),
        ("timestamp_field", [RuleTypes.Eql]),
        ("tiebreaker_field", [RuleTypes.Eql]),
        ("threshold", [RuleTypes.Threshold]),
        ("new_terms", [RuleTypes.NewTerms]),
        ("threat_query", [RuleTypes.ThreatMatch]),
        ("threat_index", [RuleTypes.ThreatMatch]),
        ("threat_mapping", [RuleTypes.ThreatMatch]),
        ("machine_learning_job_id", [RuleTypes.MachineLearning]),
        ("anomaly_threshold", [RuleTypes.MachineLearning]),
    ];

    private static EquatableArray<UnsupportedKey> FindUnsupportedKeys(TomlTableReader rule)
    {
        var keys = new List<UnsupportedKey>();
        foreach ((string key, _) in MatchingKeys)
        {
            // An empty list changes nothing.
            if (rule.Find(key) is { } entry && entry.Value is not TomlArray { Items.Count: 0 })
            {
                keys.Add(new UnsupportedKey(rule.Name(key), entry.KeySpan));
            }
        }

        return keys.ToEquatableArray();
    }

    private static void ReportUnsupportedKeys(TomlTableReader rule, EquatableArray<UnsupportedKey> keys)
    {
        foreach (UnsupportedKey unsupported in keys)
        {
            string instead = MatchingKeys.First(item => rule.Name(item.Key) == unsupported.Key).Instead;
            rule.Report(
                DiagnosticCatalogue.UnsupportedMatchingKey,
                unsupported.Span,
                $"'{unsupported.Key}' changes what the rule matches and is not supported yet, so the rule is not compiled; {instead}");
        }
    }

    private static void ReportUnsupportedAlertKeys(TomlTableReader rule)
    {
        foreach (string key in new[] { "alert_suppression", "max_signals" })
        {
            if (rule.Find(key) is { } entry)
            {
                rule.Report(
                    DiagnosticCatalogue.UnsupportedAlertKey,
                    entry.KeySpan,
                    $"'{rule.Name(key)}' is not supported yet: the rule alerts for every event it matches");
            }
        }
    }

    private static void ReportKeysOfOtherTypes(TomlTableReader rule, string? type)
    {
        if (type is null)
        {
            return;
        }

        foreach ((string key, string[] types) in KeysOfTypes)
        {
            if (!types.Contains(type, StringComparer.Ordinal) && rule.Find(key) is { } entry)
            {
                rule.Report(
                    DiagnosticCatalogue.KeyOfOtherType,
                    entry.KeySpan,
                    $"'{rule.Name(key)}' has no effect on a rule of type '{type}', only on {MessageText.OneOf(types)}; remove it or change the type");
            }
        }
    }
}
