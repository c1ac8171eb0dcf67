namespace RuleGen;

/// <summary>
/// Proves the grammar of a whole document before an alert is made of it: <see cref="EventValidation.Checked"/> does not look at what no
/// rule reads, but an alert carries all of it on. Alerts are rare, so the second look costs nothing to speak of.
/// </summary>
internal sealed class DocumentProof
{
    private readonly EventReader _reader;
    private readonly Event _event;

    public DocumentProof()
    {
        var layout = new EventLayout();
        _reader = layout.CreateReader(EventValidation.Strict);
        _event = new Event(layout);
    }

    /// <summary>Whether the document is well-formed from end to end.</summary>
    public bool Holds(ReadOnlyMemory<byte> document, out EventError error) => _reader.TryRead(document, _event, out error);
}
