namespace RuleGen;

/// <summary>Writes the event at hand as a rule keeps it, under the keys of <see cref="CorrelationRule.Hits"/>. The digest is computed once for all rules, and only if one keeps the event until it is needed.</summary>
internal sealed class KeptEventWriter(KeptSource keptSource, PendingDigests digests) : IKeptEventSource
{
    private readonly byte[] _digest = new byte[EventDigest.Size];
    private readonly ByteBuffer _bytes = new();
    private bool _hasEntry;
    private bool _isPending;
    private int _entry;
    private Event? _event;
    private int _input;
    private long _line;
    private CorrelationRule? _rule;

    /// <summary>Begins an event.</summary>
    public void Begin(Event e, int input, long line)
    {
        _event = e;
        _input = input;
        _line = line;
        _hasEntry = false;
    }

    /// <summary>The event as a rule keeps it.</summary>
    public IKeptEventSource For(CorrelationRule rule)
    {
        _rule = rule;
        return this;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Write(long time)
    {
        if (!_hasEntry)
        {
            _hasEntry = true;
            _isPending = digests.TryAdd(_event!, out _entry);
            if (!_isPending)
            {
                digests.Compute(_event!, _digest);
            }
        }

        _bytes.Clear();
        KeptEvent.WriteHead(_bytes, new KeptEventHeader(time, _input, _line), _event!, _digest, isFull: keptSource == KeptSource.Full);
        if (keptSource == KeptSource.Full)
        {
            _bytes.Write(_event!.Document);
        }
        else
        {
            KeptValues.Write(_bytes, _event!, _rule!.KeptFields, _rule.Hits.KeptKey);
        }

        return _bytes.Span;
    }

    /// <inheritdoc/>
    public void NoteKept(int number)
    {
        if (_isPending)
        {
            digests.Attach(_entry, number);
        }
    }
}
