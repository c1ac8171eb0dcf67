using System.Runtime.CompilerServices;

namespace RuleGen;

/// <content>Events that wait until those before them are there.</content>
internal sealed partial class CorrelationEngine
{
    // Takes what is before the watermark, and decides what waited until then.
    private void Release(EventClock clock)
    {
        while (clock.Held.HasBefore(clock.Watermark))
        {
            Take(clock.Held.Pop());
        }

        if (clock.Watermark > clock.NextDecision)
        {
            clock.NextDecision = EventTime.End;
            foreach (CorrelationRule rule in clock.Waiting)
            {
                // The others too would lose what is too old, and what they hold would follow from when the clock was looked at.
                if (clock.Watermark > rule.Matcher.NextDecision)
                {
                    rule.Matcher.Advance(clock.Watermark);
                }

                clock.NextDecision = Math.Min(clock.NextDecision, rule.Matcher.NextDecision);
            }
        }
    }

    private void Take(HeldEvent held)
    {
        CorrelationRule rule = _correlations[held.Rule];
        ReadOnlySpan<byte> hits = _blobs.Get(held.Hits);
        ReadOnlySpan<byte> tiebreaker = held.Tiebreaker == 0 ? default : _blobs.Get(held.Tiebreaker);
        rule.HeldEvents--;
        rule.Matcher.Meter.Subtract(SizeOfHeld(hits.Length, tiebreaker.Length));
        rule.Process(held.Time, tiebreaker, held.Arrival, hits, held.Event);
        _blobs.Remove(held.Hits);
        if (held.Tiebreaker != 0)
        {
            _blobs.Remove(held.Tiebreaker);
        }

        _budget.TryMakeRoom(rule, 0);
        _awake?.Update(rule);
    }

    private void Hold(CorrelationRule rule, long time)
    {
        ReadOnlySpan<byte> kept = rule.Hits.KeepsEvent ? _keeper.For(rule).Write(time) : default;
        long size = SizeOfHeld(rule.Hits.Bytes.Length, _tiebreaker.Length);
        if (!_budget.TryMakeRoom(rule, size + (kept.IsEmpty ? 0 : BlobStore.SizeOf(kept.Length))))
        {
            // Nothing older is left to go: the event at hand is the one too many.
            rule.Evictions++;
            return;
        }

        int number = 0;
        if (!kept.IsEmpty)
        {
            number = rule.Matcher.Events.Add(kept);
            _keeper.NoteKept(number);
        }

        Hold(rule, time, _arrivals, _tiebreaker.Span, rule.Hits.Bytes.Span, number);
    }

    private void Hold(CorrelationRule rule, long time, long arrival, ReadOnlySpan<byte> tiebreaker, ReadOnlySpan<byte> hits, int kept)
    {
        rule.Matcher.Meter.Add(SizeOfHeld(hits.Length, tiebreaker.Length));
        rule.HeldEvents++;
        rule.Clock.Held.Push(new HeldEvent
        {
            Time = time,
            Arrival = arrival,
            Rule = rule.Number,
            Tiebreaker = tiebreaker.IsEmpty ? 0 : _blobs.Add(tiebreaker),
            Hits = _blobs.Add(hits),
            Event = kept,
        });
    }

    private static long SizeOfHeld(int hits, int tiebreaker) =>
        Unsafe.SizeOf<HeldEvent>() + BlobStore.SizeOf(hits) + (tiebreaker == 0 ? 0 : BlobStore.SizeOf(tiebreaker));
}
