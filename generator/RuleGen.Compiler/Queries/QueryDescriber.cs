using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Queries;

/// <summary>Says in plain English what a query asks.</summary>
public static class QueryDescriber
{
    private const string Indent = "  ";

    /// <summary>An indented outline, one condition a line.</summary>
    public static IReadOnlyList<string> Describe(RuleQuery query) => query switch
    {
        EventQuery single => PredicateDescriber.Describe(single.Condition),
        CorrelationQuery correlation => [.. DescribeCorrelation(correlation)],
        _ => throw new InvalidOperationException($"No words for {query.GetType().Name}."),
    };

    private static string? DescribeKeys(CorrelationQuery query) =>
        query.Stages[0].Keys.Count == 0 ? null
        : Alike(query) ? $"all with the same {Names(query.Stages[0].Keys)}"
        : "joined by keys of their own: the first key of each event equal to the first of the others, and so on";

    /// <summary>A length of time in the largest unit that gives a whole number.</summary>
    private static string Length(TimeSpan span)
    {
        (long count, string unit) =
            Whole(span, TimeSpan.TicksPerDay) is { } days ? (days, "day")
            : Whole(span, TimeSpan.TicksPerHour) is { } hours ? (hours, "hour")
            : Whole(span, TimeSpan.TicksPerMinute) is { } minutes ? (minutes, "minute")
            : Whole(span, TimeSpan.TicksPerSecond) is { } seconds ? (seconds, "second")
            : (span.Ticks / TimeSpan.TicksPerMillisecond, "millisecond");
        return count.ToString(CultureInfo.InvariantCulture) + " " + unit + (count == 1 ? "" : "s");
    }

    /// <summary>What holds for the events of a query together.</summary>
    public static IEnumerable<string> Frame(CorrelationQuery query)
    {
        yield return query is SequenceQuery
            ? $"a sequence in the order of {OrderedBy(query.Order)}"
            : "a sample: one event of each, all different, in any order";
        if (DescribeKeys(query) is { } keys)
        {
            yield return keys;
        }

        if (query is SequenceQuery { MaxSpan: { } span })
        {
            yield return $"at most {Length(span)} from the first event to the last";
        }
    }

    private static IEnumerable<string> DescribeCorrelation(CorrelationQuery query)
    {
        foreach (string line in Frame(query))
        {
            yield return line;
        }

        foreach (string line in query.Runs.SelectMany(run => DescribeStage(query, run.First, run.Count)))
        {
            yield return line;
        }

        if (query is SequenceQuery { Until: { } until })
        {
            yield return $"until an event{Joined(query, until)} that ends every open sequence of its key, where";
            foreach (string line in PredicateDescriber.Describe(until.Condition))
            {
                yield return Indent + line;
            }
        }
    }

    private static IEnumerable<string> DescribeStage(CorrelationQuery query, int stage, int count)
    {
        QueryStage item = query.Stages[stage];
        string number = count == 1 ? Number(stage) : $"{Number(stage)} to {Number(stage + count - 1)}";
        yield return $"{number}. {(item.IsMissing ? "no event" : count == 1 ? "an event" : "events")}{Joined(query, item)}{(item.IsMissing ? " in this place" : "")} where";
        foreach (string line in PredicateDescriber.Describe(item.Condition))
        {
            yield return Indent + line;
        }
    }

    private static string Joined(CorrelationQuery query, QueryStage stage) => stage.Keys.Count == 0 || Alike(query) ? "" : $", joined by {Names(stage.Keys)},";

    private static bool Alike(CorrelationQuery query) =>
        query.Stages.All(stage => stage.Keys == query.Stages[0].Keys) && (query is not SequenceQuery { Until: { } until } || until.Keys == query.Stages[0].Keys);

    private static string Names(EquatableArray<JoinKey> keys) =>
        string.Join(" and ", keys.Select(static key => key.Field is null ? "nothing" : key.Field.Name + (key.Field.IgnoresCase ? " (any case)" : "") + (key.IsOptional ? " (or none)" : "")));

    private static string OrderedBy(QueryOrder order) => order.Timestamp.Name + (order.Tiebreaker is { } tiebreaker ? $", then {tiebreaker.Name}" : "");

    private static string Number(int stage) => (stage + 1).ToString(CultureInfo.InvariantCulture);

    private static long? Whole(TimeSpan span, long unit) => span.Ticks % unit == 0 ? span.Ticks / unit : null;
}
