using System.Text;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>
/// The time of one field, as the rules that order events by it see it. Its watermark follows the latest event at the distance of the lateness:
/// an event before the watermark is late, and what is before it is certain.
/// </summary>
internal sealed class EventClock(string field, int slot, bool isNanoseconds, string? formats, TimeSpan lateness, BlobStore blobs)
{
    private readonly byte[] _formats = Encoding.UTF8.GetBytes(formats ?? "");
    private readonly long _lateness = EventTime.FromSpan(lateness, isNanoseconds);

    /// <summary>The field.</summary>
    public string Field { get; } = field;

    /// <summary>Its slot in the layout.</summary>
    public int Slot { get; } = slot;

    /// <summary>How the field is written; null: in the default format of dates.</summary>
    public string? Formats { get; } = formats;

    /// <summary>Whether times are nanoseconds.</summary>
    public bool IsNanoseconds { get; } = isNanoseconds;

    /// <summary>The events that wait for the watermark.</summary>
    public HeldEvents Held { get; } = new(blobs);

    /// <summary>The rules that report a sequence when no event has come after it.</summary>
    public List<CorrelationRule> Waiting { get; } = [];

    /// <summary>Up to this watermark no waiting sequence is decided.</summary>
    public long NextDecision { get; set; } = EventTime.End;

    /// <summary>No event before this time comes any more; it takes part in nothing if it does.</summary>
    public long Watermark { get; private set; } = EventTime.Start;

    /// <summary>Whether it is what every event's time is read as, which has ticks of 100 nanoseconds.</summary>
    public bool IsCommon { get; } = field == "@timestamp" && !isNanoseconds && string.IsNullOrEmpty(formats);

    /// <summary>Reads an event's time where it is not <see cref="IsCommon"/>.</summary>
    public bool TryRead(Event e, out long time)
    {
        foreach (ReadOnlySpan<byte> text in e[Slot])
        {
            if (DateText.TryParse(text, _formats, roundUp: false, out DatePoint point) && point.TryGetUnits(IsNanoseconds, out time))
            {
                return time is > EventTime.Start and < EventTime.End;
            }

            break;
        }

        time = 0;
        return false;
    }

    /// <summary>An event has this time.</summary>
    public void Observe(long time) => Watermark = Math.Max(Watermark, time - _lateness);

    /// <summary>No event before this time will come.</summary>
    public void Advance(long time) => Watermark = Math.Max(Watermark, time);
}
