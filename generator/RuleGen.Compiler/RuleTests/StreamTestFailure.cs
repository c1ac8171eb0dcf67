using System.Globalization;
using RuleGen.Compiler.Evaluation.Correlations;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.RuleTests;

/// <summary>Says what a rule over several events did with a case instead of what the case expects: what it found, or how far it got.</summary>
internal sealed class StreamTestFailure(CorrelationQuery query, RuleTestCase item, JudgedStream stream)
{
    private const int MostMatches = 3;
    private const int LongestKey = 200;

    /// <summary>What was seen, in words that go on after the case's expectation.</summary>
    public string Describe()
    {
        int count = stream.Answer.Matches.Count;
        return item.Expectation switch
        {
            { Count: not null } when count > 0 => FormattableString.Invariant($" and gives {count}: ") + Found(),
            { Count: not null } => " and gives none: " + Lacking(),
            { Every: false } => " and does: " + Found(),
            _ => " and does not: " + Lacking(),
        };
    }

    private string Found() => string.Join("; ", stream.Answer.Matches.Take(MostMatches).Select(Describe)) + (stream.Answer.Matches.Count > MostMatches ? "; and more" : "");

    private string Describe(StreamMatch match) => Labels(match.Events.OfType<StreamEvent>()) + Joined(match.Key);

    private string Lacking() => WithoutTime() + (stream.Answer.Furthest is not { } furthest
        ? Nearest(FirstPositive, stream.Events)
        : $"{Labels(furthest.Events)} {(furthest.Events.Count == 1 ? "fits" : "fit")} {ItemsOf(furthest)}{Joined(furthest.Key)}; {Why(furthest)}");

    private int FirstPositive => query.Stages.TakeWhile(static stage => stage.IsMissing).Count();

    // Whoever forgot the time looks for the mistake elsewhere.
    private string WithoutTime()
    {
        string[] labels = [.. Enumerable.Range(0, item.Events.Count).Where(i => stream.Events.All(e => e.Number != i)).Select(LabelOf)];
        return labels.Length == 0 ? ""
            : $"{And(labels)} {(labels.Length == 1 ? "has" : "have")} no valid {query.Order.Timestamp.Name} and {(labels.Length == 1 ? "takes" : "take")} no part; ";
    }

    private string Why(StreamPartial partial) => partial.End switch
    {
        StreamEnd.TooLate => $"{LabelOf(partial.Culprit!)}, which fits item {Number(partial.Stage)}, comes more than maxspan after {LabelOf(partial.Events[0])}",
        StreamEnd.Until => $"{LabelOf(partial.Culprit!)} fits until and ends it",
        StreamEnd.NotMissing => $"{LabelOf(partial.Culprit!)} fits item {Number(partial.Stage)}, which must be missing",
        _ when query is SampleQuery => $"no other event with the same key fits item {Number(partial.Stage)}: " + Next(partial, stream.Events.Except(partial.Events)),
        _ => $"behind {(partial.Events.Count == 1 ? "it" : "them")} no event fits item {Number(partial.Stage)}: " + Next(partial, Behind(partial)),
    };

    private IEnumerable<StreamEvent> Behind(StreamPartial partial) =>
        StreamEvent.Order(stream.Events).SkipWhile(e => e != partial.Events[partial.Events.Count - 1]).Skip(1);

    private string Next(StreamPartial partial, IEnumerable<StreamEvent> candidates)
    {
        StreamEvent[] others = [.. candidates];
        StreamEvent? fitting = Array.Find(others, e => stream.Conditions[e.Number][partial.Stage].Holds);
        return fitting is null ? Nearest(partial.Stage, others)
            : fitting.Keys[partial.Stage].Count == 0 ? $"{LabelOf(fitting)} would, and lacks a field of the key ({Fields(partial.Stage)})"
            : $"{LabelOf(fitting)} would, with another key ({Inline(fitting.Keys[partial.Stage][0])})";
    }

    // The event that lacks the fewest tests.
    private string Nearest(int stage, IReadOnlyList<StreamEvent> candidates)
    {
        StreamEvent? nearest = candidates.OrderBy(e => stream.Conditions[e.Number][stage].FindNearestMiss()?.Count ?? int.MaxValue).FirstOrDefault();
        return nearest is null ? "there is none"
            : stream.Conditions[nearest.Number][stage].Holds ? $"{LabelOf(nearest)} fits item {Number(stage)} and lacks a field of the key ({Fields(stage)})"
            : $"{LabelOf(nearest)} is nearest to item {Number(stage)}, {RuleTestFailure.Missing(stream.Conditions[nearest.Number][stage])}";
    }

    private string ItemsOf(StreamPartial partial)
    {
        if (query is SampleQuery)
        {
            return partial.Events.Count == 1 ? "an item" : "items";
        }

        string[] items = [.. Enumerable.Range(0, query.Stages.Count).Where(stage => !query.Stages[stage].IsMissing).Take(partial.Events.Count).Select(Number)];
        return (items.Length == 1 ? "item " : "items ") + And(items);
    }

    private string Fields(int stage) => string.Join(", ", query.Stages[stage].Keys.Select(static key => key.Field?.Name).OfType<string>());

    private string Labels(IEnumerable<StreamEvent> events) => And([.. events.Select(LabelOf)]);

    private string LabelOf(StreamEvent e) => LabelOf(e.Number);

    private string LabelOf(int number) => item.Events[number].Label ?? "its event";

    private static string Joined(StreamKey key) => key.Description.Length == 0 ? "" : $" (by {Inline(key)})";

    private static string Inline(StreamKey key) => MessageText.Inline(key.Description, LongestKey);

    private static string And(string[] items) =>
        items.Length == 1 ? items[0] : $"{string.Join(", ", items.Take(items.Length - 1))} and {items[items.Length - 1]}";

    private static string Number(int stage) => (stage + 1).ToString(CultureInfo.InvariantCulture);
}
