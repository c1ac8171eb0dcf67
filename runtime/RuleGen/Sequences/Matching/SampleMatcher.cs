using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>
/// Finds samples: for a key one event of each item, all different. Of each key and item no more events are held than a choice can need: with
/// <em>n</em> items the others take <em>n</em> - 1 at most.
/// </summary>
/// <remarks>
/// On a stream the newest are held, which become too old last; in a batch the oldest, as Elasticsearch's <c>SampleIterator</c> takes the first
/// hits of a search.
/// </remarks>
internal sealed partial class SampleMatcher : CorrelationMatcher
{
    private readonly SampleScope _scope;
    private readonly int _samplesPerKey;
    private readonly long _lookBack;
    private readonly int _stageCount;
    private readonly int _most;
    private readonly Pool<WaitingEvent> _waiting = new();
    private readonly CorrelationKeys<SampleKey> _keys;

    // The choice at hand: events in stage order, and when each happened.
    private readonly int[] _match;
    private readonly long[] _times;

    private int _oldest;
    private int _newest;

    public SampleMatcher(SampleDefinition definition, SampleScope scope, int samplesPerKey, BlobStore blobs, PendingDigests digests, StateMeter meter, IMatchSink sink)
        : base(blobs, digests, meter, sink)
    {
        _scope = scope;
        _stageCount = definition.Stages.Count;
        _samplesPerKey = scope == SampleScope.Batch ? samplesPerKey : 1;
        _most = _stageCount - 1 + _samplesPerKey;
        _lookBack = EventTime.FromSpan(definition.LookBack, definition.Order.IsNanoseconds);
        _keys = new CorrelationKeys<SampleKey>(blobs, meter, slots: _stageCount);
        _match = new int[_stageCount];
        _times = new long[_stageCount];
    }

    /// <inheritdoc/>
    public override int OpenCount => _waiting.Count;

    /// <inheritdoc/>
    public override long OldestTime => _oldest != 0 ? _waiting[_oldest].Time : EventTime.End;

    /// <inheritdoc/>
    public override void Process(EventAtHand e, int stage, ReadOnlySpan<byte> key)
    {
        int entry = FindOrAdd(key);
        // A snapshot may have brought more than are held now.
        if (CountAndLast(entry, stage, out int last) >= _most)
        {
            if (_scope == SampleScope.Batch)
            {
                return;
            }

            Append(e, entry, stage, last);
            Remove(_keys.Slot(entry, stage));
        }
        else
        {
            Append(e, entry, stage, last);
        }

        if (_scope == SampleScope.Stream && e.Time > _keys[entry].QuietUntil && Choose(entry, 0))
        {
            Sink.Add(this, _match, key, e.Arrival);
            _keys[entry].QuietUntil = _times.Min() + _lookBack;
        }
    }

    /// <inheritdoc/>
    public override void Advance(long now)
    {
        while (_scope == SampleScope.Stream && _oldest != 0 && now - _waiting[_oldest].Time > _lookBack)
        {
            Remove(_oldest);
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (_scope == SampleScope.Batch)
        {
            ReportAll();
        }

        while (EvictOldest())
        {
            // No event comes that could make a sample with those that are left.
        }
    }

    /// <inheritdoc/>
    public override bool EvictOldest()
    {
        if (_oldest == 0)
        {
            return false;
        }

        Remove(_oldest);
        return true;
    }

    private int FindOrAdd(ReadOnlySpan<byte> key)
    {
        int entry = _keys.FindOrAdd(key);
        if (_keys[entry].Uses == 0)
        {
            _keys[entry].QuietUntil = EventTime.Start;
        }

        return entry;
    }

    private int CountAndLast(int entry, int stage, out int last)
    {
        int count = 0;
        last = 0;
        for (int i = _keys.Slot(entry, stage); i != 0; i = _waiting[i].Next)
        {
            last = i;
            count++;
        }

        return count;
    }

    private void Append(EventAtHand e, int entry, int stage, int last) => Append(e.Time, e.Keep(), entry, stage, last);

    private void Append(long time, int number, int entry, int stage, int last)
    {
        int added = _waiting.Take();
        _waiting[added] = new WaitingEvent { Time = time, Event = number, Key = entry, Stage = stage, Older = _newest };
        (_newest != 0 ? ref _waiting[_newest].Newer : ref _oldest) = added;
        _newest = added;
        (last != 0 ? ref _waiting[last].Next : ref _keys.Slot(entry, stage)) = added;
        _keys.Use(entry);
        Meter.Add(Unsafe.SizeOf<WaitingEvent>());
    }

    private void Remove(int waiting)
    {
        WaitingEvent gone = _waiting[waiting];
        ref int link = ref _keys.Slot(gone.Key, gone.Stage);
        while (link != waiting)
        {
            link = ref _waiting[link].Next;
        }

        link = gone.Next;
        (gone.Older != 0 ? ref _waiting[gone.Older].Newer : ref _oldest) = gone.Newer;
        (gone.Newer != 0 ? ref _waiting[gone.Newer].Older : ref _newest) = gone.Older;
        Events.Release(gone.Event);
        _waiting.Give(waiting);
        Meter.Subtract(Unsafe.SizeOf<WaitingEvent>());
        _keys.Drop(gone.Key);
    }
}
