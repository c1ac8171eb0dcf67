namespace RuleGen;

/// <summary>Writes the event at hand as a rule keeps it. The digest is computed once for all rules, and only if one keeps the event.</summary>
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
        var header = new KeptEventHeader(time, _input, _line);
        KeptEvent.Write(_bytes, header, _event!, _digestBytes, _rule!.KeptFields, isFull: keptSource == KeptSource.Full);
        return _bytes.Span;
    }
}
