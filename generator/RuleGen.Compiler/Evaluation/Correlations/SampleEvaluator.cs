using RuleGen.Compiler.Queries;
using RuleGen.Compiler.Schema;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>
/// Finds samples as a detector does on a stream: a key has one as soon as there is an event for each item, all different and none too old, and
/// the next one when that one is too old. For the few events of a test; the runtime's engine is compared with it.
/// </summary>
internal sealed class SampleEvaluator(SampleQuery query, TimeSpan lookBack)
{
    private const long NanosecondsPerTick = 100;

    private readonly Dictionary<(StreamKey Key, int Stage), List<StreamEvent>> _held = [];
    private readonly Dictionary<StreamKey, long> _quietUntil = [];
    private readonly long _lookBack = query.Order.Timestamp.Type == FieldType.DateNanos
        ? lookBack.Ticks * NanosecondsPerTick
        : lookBack.Ticks / TimeSpan.TicksPerMillisecond;

    private StreamPartial? _furthest;

    /// <summary>The samples among events that are in order.</summary>
    public StreamAnswer Find(StreamEvent[] events)
    {
        var matches = new List<StreamMatch>();
        foreach (StreamEvent e in events)
        {
            foreach (List<StreamEvent> held in _held.Values)
            {
                held.RemoveAll(other => e.Time - other.Time > _lookBack);
            }

            for (int stage = query.Stages.Count - 1; stage >= 0; stage--)
            {
                foreach (StreamKey key in e.Keys[stage])
                {
                    Hold(e, stage, key);
                    if (Complete(e, key) is { } match)
                    {
                        matches.Add(match);
                    }
                }
            }
        }

        return new StreamAnswer(matches, _furthest);
    }

    // Of each item no more are held than a choice can need, the newest: the other items take one each.
    private void Hold(StreamEvent e, int stage, StreamKey key)
    {
        List<StreamEvent> held = HeldFor(key, stage);
        held.Add(e);
        if (held.Count > query.Stages.Count)
        {
            held.RemoveAt(0);
        }
    }

    private StreamMatch? Complete(StreamEvent e, StreamKey key)
    {
        var chosen = new List<StreamEvent>();
        Note(key);
        if ((_quietUntil.TryGetValue(key, out long quiet) && e.Time <= quiet) || !Choose(key, chosen))
        {
            return null;
        }

        _quietUntil[key] = chosen.Min(static e => e.Time) + _lookBack;
        return new StreamMatch([.. chosen], key);
    }

    // The earliest event of the first item for which the rest works out.
    private bool Choose(StreamKey key, List<StreamEvent> chosen)
    {
        if (chosen.Count == query.Stages.Count)
        {
            return true;
        }

        foreach (StreamEvent candidate in HeldFor(key, chosen.Count))
        {
            if (!chosen.Contains(candidate))
            {
                chosen.Add(candidate);
                if (Choose(key, chosen))
                {
                    return true;
                }

                chosen.RemoveAt(chosen.Count - 1);
            }
        }

        return false;
    }

    private List<StreamEvent> HeldFor(StreamKey key, int stage)
    {
        if (!_held.TryGetValue((key, stage), out List<StreamEvent>? held))
        {
            held = [];
            _held.Add((key, stage), held);
        }

        return held;
    }

    private void Note(StreamKey key)
    {
        StreamEvent[] events = [.. Enumerable.Range(0, query.Stages.Count).Select(stage => HeldFor(key, stage).LastOrDefault()).OfType<StreamEvent>().Distinct()];
        if (_furthest is null || events.Length > _furthest.Events.Count)
        {
            int lacking = Enumerable.Range(0, query.Stages.Count).FirstOrDefault(stage => HeldFor(key, stage).Count == 0);
            _furthest = new StreamPartial(events, key, StreamEnd.NoEvent, null, lacking);
        }
    }
}
