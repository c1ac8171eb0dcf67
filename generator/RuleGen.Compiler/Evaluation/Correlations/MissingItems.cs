using RuleGen.Compiler.Queries;

namespace RuleGen.Compiler.Evaluation.Correlations;

/// <summary>
/// The missing items of a sequence, asked when all events are known. Times are compared by the millisecond, and equal ones are not before each other.
/// </summary>
/// <param name="query">The sequence.</param>
/// <param name="positive">The stages that have an event.</param>
/// <param name="maxSpan">How far the last event may be from the first, in the unit of times.</param>
/// <param name="millisecondsOf">An event's time in milliseconds.</param>
internal sealed class MissingItems(SequenceQuery query, int[] positive, long? maxSpan, Func<StreamEvent, long> millisecondsOf)
{
    /// <summary>The event that keeps a sequence from counting, with its stage; null: it counts.</summary>
    public (StreamEvent Event, int Stage)? FindUnwanted(StreamKey key, StreamEvent[] events, StreamEvent[] sequence)
    {
        StreamEvent first = sequence[0];
        StreamEvent last = sequence[sequence.Length - 1];
        (StreamEvent Event, int Stage)? lead = null;
        (StreamEvent Event, int Stage)? trail = null;
        for (int stage = 0; stage < query.Stages.Count; stage++)
        {
            if (!query.Stages[stage].IsMissing)
            {
                continue;
            }

            int before = positive.Count(other => other < stage) - 1;
            StreamEvent[] fitting = [.. events.Where(e => e.Keys[stage].Contains(key))];
            if (before < 0)
            {
                lead = Later(lead, Array.FindLast(fitting, e => IsBefore(e, first)), stage);
            }
            else if (before == sequence.Length - 1)
            {
                trail = Earlier(trail, Array.Find(fitting, e => IsBefore(last, e)), stage);
            }
            else if (Array.Find(fitting, e => IsBefore(sequence[before], e) && IsBefore(e, sequence[before + 1])) is { } between)
            {
                return (between, stage);
            }
        }

        return Counts(first, last, lead?.Event, trail?.Event) ? null : trail ?? lead;
    }

    private bool Counts(StreamEvent first, StreamEvent last, StreamEvent? lead, StreamEvent? trail) =>
        (query.Stages[0].IsMissing, query.Stages[query.Stages.Count - 1].IsMissing) switch
        {
            (true, true) => lead is null || trail is null || IsTooFar(lead, trail),
            (true, false) => lead is null || IsTooFar(lead, last),
            (false, true) => trail is null || IsTooFar(first, trail),
            _ => true,
        };

    private bool IsTooFar(StreamEvent from, StreamEvent to) => to.Time - from.Time > maxSpan;

    private bool IsBefore(StreamEvent left, StreamEvent right) => millisecondsOf(left) < millisecondsOf(right);

    private static (StreamEvent, int)? Later((StreamEvent Event, int)? known, StreamEvent? found, int stage) =>
        found is null || (known is { } other && other.Event.Time >= found.Time) ? known : (found, stage);

    private static (StreamEvent, int)? Earlier((StreamEvent Event, int)? known, StreamEvent? found, int stage) =>
        found is null || (known is { } other && other.Event.Time <= found.Time) ? known : (found, stage);
}
