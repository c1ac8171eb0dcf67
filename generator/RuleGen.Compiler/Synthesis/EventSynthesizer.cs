using System.Text.Json;
using RuleGen.Compiler.Evaluation;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Synthesis.Atoms;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis;

/// <summary>
/// Makes events from a condition: one that satisfies it and others that nearly do. The same condition gives the same events every time, and
/// the interpreter has judged each of them as a document.
/// </summary>
public static class EventSynthesizer
{
    /// <summary>Makes the events.</summary>
    /// <param name="predicate">The bound condition.</param>
    public static SynthesizedEvents Synthesize(Predicate predicate)
    {
        var fields = new FieldTable(predicate);
        var search = new EventSearch(fields);
        if (search.Find(Goal.Of(predicate, wanted: true, fields)) is not { } match)
        {
            return new SynthesizedEvents(null, [], search.Reason);
        }

        SampleEvent sample = ToEvent(match, fields);
        if (!IsMatch(predicate, sample))
        {
            return new SynthesizedEvents(null, [], "the event found cannot be written as a document that satisfies the condition");
        }

        EquatableArray<NearMiss> misses = new NearMissSearch(fields, match)
            .Find([.. Clauses(predicate)])
            .Select(miss => new NearMiss(miss.Clause, ToEvent(miss.Event, fields)))
            .Where(miss => !IsMatch(predicate, miss.Event))
            .ToEquatableArray();
        return new SynthesizedEvents(sample, misses, misses.Count == 0 ? "no event was found that the condition refuses" : null);
    }

    /// <summary>An event that satisfies a condition; null when none was found.</summary>
    /// <param name="predicate">The bound condition.</param>
    /// <param name="reason">Why none was found.</param>
    internal static SampleEvent? TryFind(Predicate predicate, out string reason)
    {
        var fields = new FieldTable(predicate);
        var search = new EventSearch(fields);
        if (search.Find(Goal.Of(predicate, wanted: true, fields)) is { } match && ToEvent(match, fields) is var sample)
        {
            reason = "the event found cannot be written as a document that satisfies the condition";
            return IsMatch(predicate, sample) ? sample : null;
        }

        reason = search.Reason;
        return null;
    }

    /// <summary>The conditions that all have to hold, however they are nested.</summary>
    private static IEnumerable<Predicate> Clauses(Predicate predicate) => predicate switch
    {
        And and => and.Items.SelectMany(Clauses),
        Not { Item: Or or } => or.Items.SelectMany(static item => Clauses(new Not(item))),
        Not { Item: Not not } => Clauses(not.Item),
        _ => [predicate],
    };

    /// <summary>Whether an event satisfies a condition, as the interpreter judges its document.</summary>
    internal static bool IsMatch(Predicate predicate, SampleEvent sample)
    {
        string[] names = [.. PredicateFields.Of(predicate).Select(static field => field.Name).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> numbers = EventDocument.IndexFields(names);
        using JsonDocument document = JsonDocument.Parse(sample.ToJson());
        return new PredicateEvaluator(predicate, field => numbers[field.Name]).Evaluate(new EventDocument(document.RootElement, numbers) { Now = EventBasics.Now });
    }

    private static SampleEvent ToEvent(EventDraft draft, FieldTable fields)
    {
        SampleField[] set =
        [
            .. Enumerable.Range(0, fields.Count)
                .Where(i => draft[i].Count > 0)
                .Select(i => new SampleField(PathOf(fields[i]), fields[i].IsArray, draft[i].ToEquatableArray())),
        ];
        IEnumerable<SampleField> basics = EventBasics.Fields.Where(basic => !Enumerable.Range(0, fields.Count).Any(i => Touches(fields[i].Name, basic.Name)));
        return new SampleEvent(set.Concat(basics).OrderBy(static field => field.Name, StringComparer.Ordinal).ToEquatableArray());
    }

    // Some path that is like a pattern.
    private static string PathOf(FieldReference field) => field.Name.Replace("*", PlausibleValues.Word);

    // What the condition reads, or has values above or below, is the condition's business.
    private static bool Touches(string read, string basic) =>
        read == basic || read.StartsWith(basic + ".", StringComparison.Ordinal) || basic.StartsWith(read + ".", StringComparison.Ordinal);
}
