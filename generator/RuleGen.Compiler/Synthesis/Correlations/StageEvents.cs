using RuleGen.Compiler.Predicates;
using RuleGen.Compiler.Queries;

namespace RuleGen.Compiler.Synthesis.Correlations;

/// <summary>An event for each positive stage of a query, all with one key.</summary>
/// <param name="Stages">The positive stages.</param>
/// <param name="Events">An event of each.</param>
/// <param name="Key">The key's values; null where an optional field has none.</param>
internal sealed record StageEvents(IReadOnlyList<QueryStage> Stages, IReadOnlyList<SampleEvent> Events, IReadOnlyList<SampleValue?> Key)
{
    /// <summary>
    /// Finds the events. One stage is made freely and gives its key to the others; which one has the values that suit all is tried, the first
    /// stage first, since an event that says more of the key is more likely to be a later one.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="reason">Why there are none.</param>
    public static StageEvents? Find(CorrelationQuery query, out string reason)
    {
        QueryStage[] stages = [.. query.Stages.Where(static stage => !stage.IsMissing)];
        Predicate? until = query is SequenceQuery { Until: { } end } ? end.Condition : null;
        reason = "";
        foreach (bool hasKeys in new[] { true, false })
        {
            foreach (QueryStage lead in stages.Distinct())
            {
                if (Find(stages, lead, until, hasKeys, ref reason) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>The values of a stage's key in an event of it: of each field the first; null where it has none.</summary>
    public static IReadOnlyList<SampleValue?> KeyOf(QueryStage stage, SampleEvent e) =>
        [.. stage.Keys.Select(key => e.Fields.FirstOrDefault(field => field.Name == key.Field?.Name)?.Values[0])];

    /// <summary>A condition that also asks for others.</summary>
    public static And Both(Predicate condition, IEnumerable<Predicate> others) => new([condition, .. others]);

    private static StageEvents? Find(QueryStage[] stages, QueryStage lead, Predicate? until, bool hasKeys, ref string reason)
    {
        // An event of a sequence that is also the end of all sequences is one of none.
        Predicate[] open = until is null ? [] : [new Not(until)];
        IEnumerable<Predicate> present = hasKeys ? KeyTest.Present(lead) : [];
        if (EventSynthesizer.TryFind(Both(lead.Condition, present.Concat(open)), out string why) is not { } first)
        {
            reason = reason.Length == 0 ? why : reason;
            return null;
        }

        IReadOnlyList<SampleValue?> key = KeyOf(lead, first);
        var events = new Dictionary<QueryStage, SampleEvent> { [lead] = first };
        foreach (QueryStage stage in stages)
        {
            if (events.ContainsKey(stage))
            {
                continue;
            }

            if (EventSynthesizer.TryFind(Both(stage.Condition, KeyTest.Equal(stage, key).Concat(open)), out why) is not { } e)
            {
                reason = reason.Length == 0 ? why : reason;
                return null;
            }

            events.Add(stage, e);
        }

        return new StageEvents(stages, [.. stages.Select(stage => events[stage])], key);
    }
}
