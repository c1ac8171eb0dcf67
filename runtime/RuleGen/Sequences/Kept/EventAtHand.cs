namespace RuleGen;

/// <summary>
/// The event a matcher is given. It is kept when the matcher asks for it first: most events that fit a later stage find no sequence to continue
/// and need neither copy nor digest.
/// </summary>
internal sealed class EventAtHand(KeptEvents events)
{
    private IKeptEventSource? _source;
    private int _number;

    /// <summary>When it happened, in the unit of the rule's time field.</summary>
    public long Time { get; private set; }

    /// <summary>How many events the detector had seen before it.</summary>
    public long Arrival { get; private set; }

    /// <summary>Begins an event that is not kept yet.</summary>
    public void Begin(long time, long arrival, IKeptEventSource source)
    {
        Time = time;
        Arrival = arrival;
        _source = source;
        _number = 0;
    }

    /// <summary>Begins an event that was kept before; takes over the caller's reference. 0: no stage keeps it.</summary>
    public void Begin(long time, long arrival, int number)
    {
        Time = time;
        Arrival = arrival;
        _source = null;
        _number = number;
    }

    /// <summary>Keeps the event, if it is not yet.</summary>
    /// <returns>Its number, with a reference that is the caller's.</returns>
    public int Keep()
    {
        if (_number == 0)
        {
            _number = events.Add(_source!.Write(Time));
            _source.NoteKept(_number);
        }

        return events.Share(_number);
    }

    /// <summary>Ends the event: it stays only where somebody keeps it.</summary>
    public void End()
    {
        if (_number != 0)
        {
            events.Release(_number);
            _number = 0;
        }
    }
}
