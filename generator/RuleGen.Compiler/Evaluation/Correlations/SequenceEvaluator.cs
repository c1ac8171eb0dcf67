using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>
/// Finds sequences as they are defined and not as they are found on a stream: for each key and item the list of all sequences that have come so
/// far; an event continues the latest one before it, and that one and all older ones leave the list. Missing items are looked for when all is
/// known. For the few events of a test; the runtime's engine is compared with it.
/// </summary>
/// <remarks>Source: Elasticsearch's <c>SequenceMatcher</c>, <c>UntilGroup</c> and <c>TumblingWindow</c> (<c>doCheckMissingEvents</c>).</remarks>
internal sealed class SequenceEvaluator
{
    private const long NanosecondsPerMillisecond = 1_000_000;
    private const long NanosecondsPerTick = 100;

    private readonly SequenceQuery _query;
    private readonly bool _isNanoseconds;
    private readonly long? _maxSpan;
    private readonly int[] _positive;
    private readonly List<StreamMatch> _matches = [];
    private readonly MissingItems _missing;
    private StreamPartial? _furthest;

    public SequenceEvaluator(SequenceQuery query)
    {
        _query = query;
        _isNanoseconds = query.Order.Timestamp.Type == FieldType.DateNanos;
        _maxSpan = query.MaxSpan is { } span ? InUnits(span) : null;
        _positive = [.. Enumerable.Range(0, query.Stages.Count).Where(stage => !query.Stages[stage].IsMissing)];
        _missing = new MissingItems(query, _positive, _maxSpan, MillisecondsOf);
    }

    /// <summary>The sequences of events that are in order.</summary>
    public StreamAnswer Find(StreamEvent[] events)
    {
        foreach (StreamKey key in events.SelectMany(static e => e.Keys.SelectMany(static keys => keys)).Distinct())
        {
            FindOfKey(key, [.. events.Where(e => e.Keys.Any(keys => keys.Contains(key)))]);
        }

        return new StreamAnswer(_matches, _furthest);
    }

    private void FindOfKey(StreamKey key, StreamEvent[] events)
    {
        List<StreamEvent[]>[] lists = [.. _positive.Select(static _ => new List<StreamEvent[]>())];
        for (int now = 0; now < events.Length; now++)
        {
            for (int level = _positive.Length - 1; level >= 0; level--)
            {
                if (events[now].Keys[_positive[level]].Contains(key) && Extend(key, events, now, level, lists) is { } sequence)
                {
                    lists[level].Add(sequence);
                    Note(new StreamPartial(sequence, key, StreamEnd.NoEvent, null, level + 1 < _positive.Length ? _positive[level + 1] : -1));
                }
            }
        }

        foreach (StreamEvent[] sequence in lists[lists.Length - 1])
        {
            if (_missing.FindUnwanted(key, events, sequence) is { } unwanted)
            {
                Note(new StreamPartial(sequence, key, StreamEnd.NotMissing, unwanted.Event, unwanted.Stage));
            }
            else
            {
                _matches.Add(new StreamMatch([.. _query.Stages.Select((stage, i) => stage.IsMissing ? null : sequence[Array.IndexOf(_positive, i)])], key));
            }
        }
    }

    // The sequence that an event begins or continues; null: none.
    private StreamEvent[]? Extend(StreamKey key, StreamEvent[] events, int now, int level, List<StreamEvent[]>[] lists)
    {
        StreamEvent e = events[now];
        if (level == 0)
        {
            return [e];
        }

        // Lists are in the order of last events, and an event does not come before itself.
        List<StreamEvent[]> before = lists[level - 1];
        int latest = before.FindLastIndex(sequence => sequence[sequence.Length - 1] != e);
        if (latest < 0)
        {
            return null;
        }

        StreamEvent[] found = before[latest];
        before.RemoveRange(0, latest + 1);
        if (_maxSpan is { } span && e.Time - found[0].Time > span)
        {
            Note(new StreamPartial(found, key, StreamEnd.TooLate, e, _positive[level]));
            return null;
        }

        if (FindUntil(key, events, Array.IndexOf(events, found[found.Length - 1]), now) is { } until)
        {
            Note(new StreamPartial(found, key, StreamEnd.Until, until, _positive[level]));
            return null;
        }

        return [.. found, e];
    }

    private StreamEvent? FindUntil(StreamKey key, StreamEvent[] events, int last, int now) =>
        _query.Until is not null && Array.FindIndex(events, last, now - last, e => e.Keys[_query.Stages.Count].Contains(key)) is >= 0 and var until
            ? events[until]
            : null;

    // What has more events is further; of two with as many, the one that something ended.
    private void Note(StreamPartial partial)
    {
        if (_furthest is null || Rank(partial) > Rank(_furthest))
        {
            _furthest = partial;
        }

        static int Rank(StreamPartial partial) => (2 * partial.Events.Count) + (partial.End == StreamEnd.NoEvent ? 0 : 1);
    }

    private long InUnits(TimeSpan span) => !_isNanoseconds ? span.Ticks / TimeSpan.TicksPerMillisecond
        : span.Ticks > long.MaxValue / 2 / NanosecondsPerTick ? long.MaxValue / 2
        : span.Ticks * NanosecondsPerTick;

    private long MillisecondsOf(StreamEvent e) => !_isNanoseconds ? e.Time
        : e.Time >= 0 ? e.Time / NanosecondsPerMillisecond
        : -((NanosecondsPerMillisecond - 1 - e.Time) / NanosecondsPerMillisecond);
}
