namespace RuleGen;

/// <summary>Writes the event at hand as a rule keeps it, under the keys of <see cref="CorrelationRule.Hits"/>. The digest is computed once for all rules, and only if one keeps the event.</summary>
internal sealed class KeptEventWriter(KeptSource keptSource) : IKeptEventSource, IDisposable
{
    private readonly EventDigest _digest = new();
    private readonly byte[] _digestBytes = new byte[EventDigest.Size];
    private readonly ByteBuffer _bytes = new();
    private bool _hasDigest;
    private Event? _event;
    private int _input;
    private long _line;
    private CorrelationRule? _rule;

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    /// <summary>Begins an event.</summary>
    public void Begin(Event e, int input, long line)
    {
        _event = e;
        _input = input;
        _line = line;
        _hasDigest = false;
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
        if (!_hasDigest)
        {
            _digest.Compute(_event!, _digestBytes);
            _hasDigest = true;
        }

        _bytes.Clear();
        KeptEvent.WriteHead(_bytes, new KeptEventHeader(time, _input, _line), _event!, _digestBytes, isFull: keptSource == KeptSource.Full);
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
}
