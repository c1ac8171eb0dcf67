using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Rules;
using RuleGen.Compiler.Schema;
using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.RuleSets;

/// <summary>What a rule over several events needs of each event, for every engine alike.</summary>
public static class CorrelationFields
{
    private static readonly TimeSpan DefaultLookBack = TimeSpan.FromMinutes(6);

    // In milliseconds: about a hundred years.
    private const long LongestLookBack = 100L * 366 * 24 * 60 * 60 * 1000;

    // What alerts tell of an event: the runtime's AlertEntities, and when it was.
    private static readonly string[] AlertFields =
    [
        "@timestamp", "event.category", "process.name", "process.executable", "process.parent.name", "file.name", "source.ip", "source.port",
        "destination.ip", "destination.port", "user.name", "host.name", "container.id",
    ];

    /// <summary>What decides that an event fits a stage and where it belongs, each field once for every time that it is read.</summary>
    public static IEnumerable<FieldReference> Read(CorrelationQuery query)
    {
        IEnumerable<QueryStage> stages = query is SequenceQuery { Until: { } until } ? query.Stages.Append(until) : query.Stages;
        return query.Conditions.SelectMany(PredicateFields.Of)
            .Concat(stages.SelectMany(static stage => stage.Keys).Select(static key => key.Field).OfType<FieldReference>())
            .Append(query.Order.Timestamp)
            .Concat(query.Order.Tiebreaker is { } tiebreaker ? [tiebreaker] : []);
    }

    /// <summary>
    /// What is kept of an event until an alert needs it: what the rule reads, <c>investigation_fields</c>, the fields of the overrides and those
    /// that every alert tells of. Ordered by name, so that the fields of one object stand together.
    /// </summary>
    /// <remarks>A pattern of paths, and the elements of an array, are no values that an alert could show under a name.</remarks>
    public static IReadOnlyList<string> Kept(RuleDefinition rule, CorrelationQuery query)
    {
        IEnumerable<string> overrides = rule.SeverityMapping.Select(static item => item.Field)
            .Concat(rule.RiskScoreMapping.Select(static item => item.Field))
            .Concat(rule.RuleNameOverride is { Length: > 0 } name ? [name] : []);
        var kept = new SortedSet<string>(AlertFields, StringComparer.Ordinal);
        kept.UnionWith(Read(query).Select(static field => field.Name));
        kept.UnionWith(rule.InvestigationFields);
        kept.UnionWith(overrides);
        kept.RemoveWhere(static field => field.Length == 0 || field.Contains('*') || FieldNames.IsTooDeep(field) || ElementPath.TryParse(field, out _));
        return [.. kept];
    }

    /// <summary>Every field that must be decoded for a rule.</summary>
    public static IEnumerable<string> Decoded(EvaluatedRule rule) => rule.Query switch
    {
        CorrelationQuery correlation => Read(correlation).Select(static field => field.Name).Concat(Kept(rule.Definition, correlation)),
        _ => rule.Query.Conditions.SelectMany(PredicateFields.Of).Select(static field => field.Name),
    };

    /// <summary>The fields whose values decide about a rule, each once for every time that it is read.</summary>
    public static IEnumerable<FieldReference> References(EvaluatedRule rule) => rule.Query switch
    {
        CorrelationQuery correlation => Read(correlation),
        _ => rule.Query.Conditions.SelectMany(PredicateFields.Of),
    };

    /// <summary>
    /// How far back a detector on a stream looks for the events of a sample: as far as the rule's <c>from</c>, and six minutes, as in Kibana,
    /// when that is no time before now.
    /// </summary>
    public static TimeSpan LookBack(RuleDefinition rule)
    {
        const string Now = "now";
        return rule.From is { } from && from.StartsWith(Now, StringComparison.Ordinal)
            && DateMath.TryApply(default, Utf8Bytes.Of(from.Substring(Now.Length)), roundUp: false, out DatePoint start)
            && start.Milliseconds is < 0 and > -LongestLookBack
                ? TimeSpan.FromTicks(-start.Milliseconds * TimeSpan.TicksPerMillisecond)
                : DefaultLookBack;
    }

    /// <summary>SHA-256, lower-case hexadecimal, of all that decides what state of the rule means.</summary>
    public static string ContentHash(EvaluatedRule rule)
    {
        var query = (CorrelationQuery)rule.Query;
        var text = new FramedText();
        text.Append(query.ToString());
        text.Append(LookBack(rule.Definition).Ticks.ToString(CultureInfo.InvariantCulture));
        foreach (string field in Kept(rule.Definition, query))
        {
            text.Append(field);
        }

        foreach (KeyValuePair<string, string> nullValue in PredicateFields.NullValues(Read(query)))
        {
            text.Append(nullValue.Key);
            text.Append(nullValue.Value);
        }

        return text.Sha256();
    }
}
