namespace RuleGen;

/// <summary>Writes the event at hand as it is to be kept.</summary>
internal interface IKeptEventSource
{
    /// <summary>The bytes as <see cref="KeptEvent"/> has them, valid until the next call.</summary>
    /// <param name="time">When the event happened, in the unit of the rule's time field.</param>
    ReadOnlySpan<byte> Write(long time);

    /// <summary>Says that what was written last is kept, so that its digest can follow.</summary>
    /// <param name="number">Its number in the <see cref="BlobStore"/>.</param>
    void NoteKept(int number);
}
