using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>
/// Finds sequences. For each key and item it holds the newest sequence whose last event is of that item; a newer one takes its place. That is
/// Elasticsearch's rule (the next event continues the latest sequence and all older ones of the item are gone), said the other way round.
/// </summary>
/// <remarks>
/// Sequences are linked in the order of their first events, which is the order in which they become too old and in which they are evicted.
/// Source: Elasticsearch's <c>SequenceMatcher</c>, <c>UntilGroup</c> and <c>TumblingWindow</c> (<c>doCheckMissingEvents</c>).
/// </remarks>
internal sealed partial class SequenceMatcher : CorrelationMatcher
{
    private readonly SequencePlan _plan;
    private readonly Pool<OpenSequence> _sequences = new();
    private readonly Chunks<Absences> _absences = new();
    private readonly Pool<EventLink> _links = new();
    private readonly CorrelationKeys<SequenceKey> _keys;

    // Events of a match in stage order.
    private readonly int[] _match;
    private readonly int _sequenceSize;
    private readonly LevelCounts _levels;

    private int _oldest;
    private int _newest;

    public SequenceMatcher(SequenceDefinition definition, BlobStore blobs, PendingDigests digests, StateMeter meter, IMatchSink sink)
        : base(blobs, digests, meter, sink)
    {
        _plan = new SequencePlan(definition);
        _keys = new CorrelationKeys<SequenceKey>(blobs, meter, slots: _plan.LastLevel, beside: _plan.HasMissing ? Unsafe.SizeOf<KeyAbsences>() : 0);
        _levels = new LevelCounts(_plan.LastLevel + 1);
        _match = new int[_plan.StageCount];
        _sequenceSize = Unsafe.SizeOf<OpenSequence>() + (_plan.HasMissing ? Unsafe.SizeOf<Absences>() : 0);
    }

    /// <inheritdoc/>
    public override int OpenCount => _sequences.Count;

    /// <inheritdoc/>
    public override ulong OpenLevels => _levels.Bits;

    /// <inheritdoc/>
    public override ulong LevelsBefore(int stage) => _plan.Roles[stage] switch
    {
        StageRole.Positive when _plan.Levels[stage] > 0 => LevelCounts.BitOf(_plan.Levels[stage] - 1),
        StageRole.Between or StageRole.Trailing => LevelCounts.BitOf(_plan.Levels[stage]),
        _ => 0,
    };

    /// <inheritdoc/>
    public override void Process(EventAtHand e, int stage, ReadOnlySpan<byte> key)
    {
        int level = _plan.Levels[stage];
        switch (_plan.Roles[stage])
        {
            case StageRole.Positive when level == 0:
                Begin(e, key);
                break;
            case StageRole.Positive:
                Continue(e, level, key);
                break;
            case StageRole.Leading:
                MarkLeading(e.Time, key);
                break;
            case StageRole.Between:
                MarkBetween(e.Time, level, key);
                break;
            case StageRole.Trailing:
                RefuseWaiting(e.Time, key);
                break;
            default:
                EndAll(key);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Advance(long now)
    {
        while (_oldest != 0 && _plan.IsTooFar(_sequences[_oldest].First, now))
        {
            if (_sequences[_oldest].IsWaiting)
            {
                Report(_oldest);
            }

            Remove(_oldest);
        }

        ForgetLeading(now);
    }

    /// <inheritdoc/>
    public override void Complete() => Advance(EventTime.End);

    private void Begin(EventAtHand e, ReadOnlySpan<byte> key)
    {
        if (_plan.LastLevel == 0 && !_plan.HasTrailing)
        {
            // The only event, and nothing may be before it: decided at once.
            if (!IsRefusedByLeading(FindLeading(_keys.Find(key), e.Time), e.Time))
            {
                int number = e.Keep();
                Array.Clear(_match);
                _match[_plan.StageOfLevel[0]] = number;
                Sink.Add(this, _match, key, e.Arrival);
                Events.Release(number);
            }

            return;
        }

        int entry = FindOrAddKey(key);
        int added = Append(entry, e.Time, e.Keep());
        if (_plan.HasMissing)
        {
            ref Absences absences = ref _absences[added];
            absences.Last = e.Time;
            absences.Between = EventTime.End;
            absences.Leading = FindLeading(entry, e.Time);
        }

        if (_plan.LastLevel == 0)
        {
            Finish(added, e);
        }
        else
        {
            Place(added, 0);
        }
    }

    private void Continue(EventAtHand e, int level, ReadOnlySpan<byte> key)
    {
        int entry = _keys.Find(key);
        int sequence = entry == 0 ? 0 : _keys.Slot(entry, level - 1);
        if (sequence == 0)
        {
            return;
        }

        _keys.Slot(entry, level - 1) = 0;

        // It is within maxspan: what is not went when time came as far as this event. Those behind it in age went with it, so the event finds
        // nothing where by definition it would use up a sequence that is too old.
        ref OpenSequence open = ref _sequences[sequence];
        if (_plan.HasMissing)
        {
            ref Absences absences = ref _absences[sequence];
            open.IsDoomed |= absences.Between != EventTime.End && _plan.IsBefore(absences.Between, e.Time);
            absences.Between = EventTime.End;
            absences.Last = e.Time;
        }

        open.Previous = AddLink(open.Event, open.Previous);
        open.Event = e.Keep();
        open.Level = (ushort)level;
        _levels.Move(level - 1, level);
        if (level == _plan.LastLevel)
        {
            Finish(sequence, e);
        }
        else
        {
            Place(sequence, level);
        }
    }

    // Puts a sequence where the next event of its key looks for it, in place of an older one.
    private void Place(int sequence, int level)
    {
        ref int slot = ref _keys.Slot(_sequences[sequence].Key, level);
        int replaced = slot;
        slot = sequence;
        if (replaced != 0)
        {
            Remove(replaced);
        }
    }

    private void Finish(int sequence, EventAtHand e)
    {
        if (MustWait(sequence))
        {
            Wait(sequence, e.Arrival);
            return;
        }

        if (!_sequences[sequence].IsDoomed && !IsRefusedByLeading(sequence, e.Time))
        {
            Report(sequence, e.Arrival);
        }

        Remove(sequence);
    }

    // Every sequence of the key ends: those with an event at or before this one, which are all there are.
    private void EndAll(ReadOnlySpan<byte> key)
    {
        int entry = _keys.Find(key);
        bool isOpen = entry != 0;
        for (int level = 0; isOpen && level < _plan.LastLevel; level++)
        {
            int sequence = _keys.Slot(entry, level);
            isOpen = sequence == 0 || Remove(sequence);
        }
    }

    private void Report(int sequence, long arrival)
    {
        ref OpenSequence open = ref _sequences[sequence];
        Array.Clear(_match);
        int level = _plan.LastLevel;
        _match[_plan.StageOfLevel[level]] = open.Event;
        for (int link = open.Previous; link != 0; link = _links[link].Previous)
        {
            _match[_plan.StageOfLevel[--level]] = _links[link].Event;
        }

        Sink.Add(this, _match, _keys.Get(open.Key), arrival);
    }
}
