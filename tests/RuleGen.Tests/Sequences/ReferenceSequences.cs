namespace RuleGen.Tests.Sequences;

/// <summary>
/// Sequences as they are defined and not as they are found on a stream: for each key and item the list of all sequences that have come so far;
/// an event continues the latest one before it, and that one and all older ones leave the list. Missing items are looked for when all is known.
/// </summary>
internal static class ReferenceSequences
{
    /// <summary>The matches of a query over events, given in the order of their arrival.</summary>
    public static List<string> Find(Query query, IEnumerable<Sighting> events)
    {
        Sighting[] ordered =
        [
            .. events.Where(item => item.Time is not null)
                .OrderBy(item => item.Time)
                .ThenBy(item => query.HasTiebreaker ? item.Seq ?? int.MaxValue : 0),
        ];
        var matches = new List<string>();
        foreach (string key in ordered.SelectMany(item => KeysOf(query, item)).Distinct())
        {
            Sighting[] ofKey = [.. ordered.Where(item => KeysOf(query, item).Contains(key))];
            matches.AddRange(FindOfKey(query, ofKey).Select(match => Describe(query, match, key)));
        }

        matches.Sort(StringComparer.Ordinal);
        return matches;
    }

    /// <summary>The keys of an event: the product of its values; none when it lacks a field that is not optional.</summary>
    public static List<string> KeysOf(Query query, Sighting item)
    {
        List<string> keys = [""];
        foreach (string field in query.Keys)
        {
            IEnumerable<string> values = item[field.TrimStart('?')];
            values = !values.Any() && field.StartsWith('?') ? ["null"] : values;
            keys = [.. keys.SelectMany(_ => values, (key, value) => $"{key}/{value}").Distinct()];
        }

        return keys;
    }

    /// <summary>A match as text: the ids of its events, a dash for a missing one, and the key.</summary>
    public static string Describe(Query query, IReadOnlyList<Sighting> positive, string key)
    {
        int next = 0;
        return string.Join(" ", query.Items.Select(item => item.IsMissing ? "-" : $"{positive[next++].Id}")) + " by " + key;
    }

    private static IEnumerable<List<Sighting>> FindOfKey(Query query, Sighting[] events)
    {
        Item[] items = [.. query.Items.Where(item => !item.IsMissing)];
        List<List<Sighting>>[] lists = [.. items.Select(_ => new List<List<Sighting>>())];
        for (int now = 0; now < events.Length; now++)
        {
            for (int i = items.Length - 1; i >= 0; i--)
            {
                if (!events[now].Kinds.Contains(items[i].Kind))
                {
                    continue;
                }

                if (i == 0)
                {
                    lists[0].Add([events[now]]);
                    continue;
                }

                // Lists are in the order of last events, and the event itself is not before itself.
                int latest = lists[i - 1].FindLastIndex(sequence => sequence[^1] != events[now]);
                if (latest < 0)
                {
                    continue;
                }

                List<Sighting> found = lists[i - 1][latest];
                lists[i - 1].RemoveRange(0, latest + 1);
                bool isTooLate = query.MaxSpan is { } span && events[now].Time - found[0].Time > span;
                if (!isTooLate && !HasUntil(query, events, found[^1], now))
                {
                    lists[i].Add([.. found, events[now]]);
                }
            }
        }

        return lists[^1].Where(match => IsKept(query, events, match));
    }

    private static bool HasUntil(Query query, Sighting[] events, Sighting last, int now)
    {
        int until = Array.FindLastIndex(events, now - 1 < 0 ? 0 : now - 1, item => query.Until is { } kind && item.Kinds.Contains(kind));
        return now > 0 && until >= Array.IndexOf(events, last);
    }

    private static bool IsKept(Query query, Sighting[] events, List<Sighting> match)
    {
        Sighting first = match[0];
        Sighting last = match[^1];
        long? lead = null;
        long? trail = null;
        for (int i = 0, before = -1; i < query.Items.Count; i++)
        {
            Item item = query.Items[i];
            if (!item.IsMissing)
            {
                before++;
                continue;
            }

            long[] times = [.. events.Where(e => e.Kinds.Contains(item.Kind)).Select(e => e.Time!.Value)];
            if (before < 0)
            {
                lead = Greatest(lead, times.Where(time => time < first.Time));
            }
            else if (before == match.Count - 1)
            {
                trail = Least(trail, times.Where(time => time > last.Time));
            }
            else if (times.Any(time => time > match[before].Time && time < match[before + 1].Time))
            {
                return false;
            }
        }

        bool startsMissing = query.Items[0].IsMissing;
        bool endsMissing = query.Items[^1].IsMissing;
        return (lead is null && trail is null)
            || (startsMissing && lead is null)
            || (endsMissing && trail is null)
            || (startsMissing && endsMissing && trail - lead > query.MaxSpan)
            || (startsMissing && !endsMissing && last.Time - lead > query.MaxSpan)
            || (!startsMissing && endsMissing && trail - first.Time > query.MaxSpan);
    }

    private static long? Greatest(long? value, IEnumerable<long> values) => values.Select(item => (long?)item).Append(value).Max();

    private static long? Least(long? value, IEnumerable<long> values) => values.Select(item => (long?)item).Append(value).Min();
}
