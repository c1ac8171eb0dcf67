using System.Globalization;
using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Text;

namespace RuleGen.Compiler.Synthesis.Correlations;

/// <summary>
/// Changes a stream that satisfies a query in one way so that it no longer does. A stream has no more events than the query has positive
/// stages, besides one that must not be there, so there is only one way in which it could satisfy the query, and that is the one broken.
/// </summary>
internal sealed class StreamNearMisses(CorrelationQuery query, StageEvents found, StreamTimes times)
{
    private int Count => found.Events.Count;

    /// <summary>The streams.</summary>
    public IEnumerable<StreamNearMiss> Make() => TooLate().Concat(OtherKeys()).Concat(OtherEvents()).Concat(Ended()).Concat(Present());

    // The last event comes when the time is over.
    private IEnumerable<StreamNearMiss> TooLate()
    {
        // Beyond a century, times no longer have four digits of a year.
        const long LongestSpan = 100L * 365 * 24 * 60 * 60 * 1000;
        if (times.MaxSpan is { } span and < LongestSpan && Count > 1)
        {
            yield return Miss("the last event comes too late", Count - 1, found.Events[Count - 1], span + 1);
        }
    }

    // The last event does not belong to the others, by one field of the key after the other.
    private IEnumerable<StreamNearMiss> OtherKeys()
    {
        int last = Count - 1;
        QueryStage stage = found.Stages[last];
        for (int place = 0; place < stage.Keys.Count && Count > 1; place++)
        {
            if (stage.Keys[place].Field is not { } field || found.Key[place] is not { } value)
            {
                continue;
            }

            // The rest of the key may not make up for it: another key takes the same field of all events.
            int changed = place;
            IEnumerable<Predicate> others = KeyTest.Equal(stage, found.Key).Where((_, i) => i != changed);
            Predicate[] other = [new Exists(field), new Not(KeyTest.Equal(field, value))];
            if (EventSynthesizer.TryFind(StageEvents.Both(stage.Condition, other.Concat(others)), out _) is { } e
                || (e = EventSynthesizer.TryFind(StageEvents.Both(stage.Condition, other), out _)) is not null)
            {
                yield return Miss($"the last event has another {field.Name}", last, e!, times.OfStage(last));
            }
        }
    }

    // An event does not fit its stage.
    private IEnumerable<StreamNearMiss> OtherEvents()
    {
        foreach (QueryStage stage in found.Stages.Distinct())
        {
            int place = found.Stages.ToList().IndexOf(stage);
            var condition = StageEvents.Both(stage.Condition, KeyTest.Equal(stage, found.Key));
            foreach (NearMiss miss in EventSynthesizer.Synthesize(condition).NearMisses.Where(miss => !EventSynthesizer.IsMatch(stage.Condition, miss.Event)).Take(1))
            {
                string number = (place + 1).ToString(CultureInfo.InvariantCulture);
                yield return Miss($"event {number} is not one where {PredicateDescriber.Phrase(miss.Clause)}", place, miss.Event, times.OfStage(place));
            }
        }
    }

    // The sequence is ended before its last event.
    private IEnumerable<StreamNearMiss> Ended()
    {
        if (Count > 1 && times.HasRoom && query is SequenceQuery { Until: { } until }
            && EventSynthesizer.TryFind(StageEvents.Both(until.Condition, KeyTest.Equal(until, found.Key)), out _) is { } end)
        {
            yield return With("the sequence is ended before its last event", (end, times.After(Count - 2)));
        }
    }

    // What must be missing is there.
    private IEnumerable<StreamNearMiss> Present()
    {
        if (query is not SequenceQuery || !times.HasRoom)
        {
            yield break;
        }

        var leading = new List<SampleEvent>();
        var trailing = new List<SampleEvent>();
        int before = -1;
        foreach (QueryStage stage in query.Stages)
        {
            if (!stage.IsMissing)
            {
                before++;
            }
            else if (Find(stage) is { } e)
            {
                if (before >= 0 && before < Count - 1)
                {
                    yield return With($"between events {Number(before)} and {Number(before + 1)} there is what must be missing", (e, times.After(before)));
                }
                else
                {
                    (before < 0 ? leading : trailing).Add(e);
                }
            }
        }

        // With missing events at both ends it takes one at each: one of them alone would still leave a sequence.
        bool isLeading = query.Stages[0].IsMissing;
        bool isTrailing = query.Stages[query.Stages.Count - 1].IsMissing;
        if (isLeading == leading.Count > 0 && isTrailing == trailing.Count > 0 && (isLeading || isTrailing))
        {
            (SampleEvent, long)[] outer =
            [
                .. leading.Take(1).Select(e => (e, times.After(-1))),
                .. trailing.Take(1).Select(e => (e, times.After(Count - 1))),
            ];
            yield return With("there is what must be missing " + (isLeading && isTrailing ? "on both sides" : isLeading ? "before" : "behind"), outer);
        }
    }

    // It must not be an event of the sequence as well, which could then begin with it or go on from it.
    private SampleEvent? Find(QueryStage missing) => EventSynthesizer.TryFind(
        StageEvents.Both(missing.Condition, KeyTest.Equal(missing, found.Key).Concat(found.Stages.Select(static stage => stage.Condition).Distinct().Select(static condition => new Not(condition)))),
        out _);

    private StreamNearMiss Miss(string difference, int place, SampleEvent other, long time) => new(
        difference,
        found.Events.Select((e, i) => i == place ? times.At(other, time) : times.At(e, times.OfStage(i))).ToEquatableArray());

    private StreamNearMiss With(string difference, params (SampleEvent Event, long Time)[] more) => new(
        difference,
        found.Events.Select((e, i) => (Event: e, Time: times.OfStage(i)))
            .Concat(more)
            .OrderBy(static e => e.Time)
            .Select(e => times.At(e.Event, e.Time))
            .ToEquatableArray());

    private static string Number(int positive) => (positive + 1).ToString(CultureInfo.InvariantCulture);
}
