namespace RuleGen;

/// <summary>
/// Decides most events by a few of their fields (<see cref="RuleMatcher.PassesGate"/>), before the others are read. An event that passes is read
/// twice, so a gate that lets too many pass stands open for a while; that changes no answer, only what the answer costs.
/// </summary>
internal sealed class EventGate
{
    // Out of so many events at most a quarter may pass; a second reading costs more than a gate saves on about half of them.
    private const int SampleSize = 1_024;
    private const int MostPasses = SampleSize / 4;

    // How many events are read in full at once before the gate is tried again: what comes in changes with the time of day.
    private const int OpenFor = 64 * SampleSize;

    private readonly RuleMatcher _matcher;
    private readonly EventReader _reader;
    private int _events;
    private int _passes;
    private int _openFor;

    private EventGate(RuleMatcher matcher, EventReader reader, bool readsTimes)
    {
        _matcher = matcher;
        _reader = reader;
        ReadsTimes = readsTimes;
    }

    /// <summary>Whether events that the gate stops have been looked at for their times.</summary>
    public bool ReadsTimes { get; }

    /// <summary>Whether the next event is to be stopped and looked at; if not, it goes through the open gate.</summary>
    public bool TakesNext()
    {
        if (_openFor == 0)
        {
            return true;
        }

        _openFor--;
        return false;
    }

    /// <summary>The gate of a ruleset; null when it has none.</summary>
    /// <param name="matcher">The ruleset.</param>
    /// <param name="validation">How documents are read.</param>
    /// <param name="timeSlots">The fields that rules over several events order them by; null: there are no such rules.</param>
    public static EventGate? Create(RuleMatcher matcher, EventValidation validation, IEnumerable<int>? timeSlots)
    {
        if (matcher.GateSlots.IsEmpty)
        {
            return null;
        }

        var slots = new SortedSet<int>(matcher.GateSlots.ToArray());
        if (validation == EventValidation.Trusted && timeSlots is null)
        {
            return new EventGate(matcher, EventReader.CreateLeaving(matcher.Layout, slots), readsTimes: false);
        }

        // The detector counts events without a time, and time goes on with every event, so it is read of those the gate stops as well.
        slots.UnionWith(timeSlots ?? []);
        if (matcher.Layout.SlotOf("@timestamp") is >= 0 and var timestamp)
        {
            slots.Add(timestamp);
        }

        return new EventGate(matcher, new EventReader(matcher.Layout, FieldTrieBuilder.Build(matcher.Layout.Fields, slots), validation), readsTimes: true);
    }

    /// <summary>
    /// Reads the gate's fields. False: some rule may match or the document is malformed; it has to be read
    /// in full to know.
    /// </summary>
    public bool TryDecide(ReadOnlyMemory<byte> document, Event e, out EventError error)
    {
        if (_reader.TryRead(document, e, out error) && !_matcher.PassesGate(e))
        {
            Count(passes: 0);
            return true;
        }

        Count(passes: 1);
        return false;
    }

    private void Count(int passes)
    {
        _passes += passes;
        if (++_events == SampleSize)
        {
            _openFor = _passes > MostPasses ? OpenFor : 0;
            _events = 0;
            _passes = 0;
        }
    }
}
