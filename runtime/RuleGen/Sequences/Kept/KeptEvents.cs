namespace RuleGen;

/// <summary>
/// The events of one rule's open sequences, each kept once however many have it. Whoever keeps an event's number holds a reference to it.
/// </summary>
internal sealed class KeptEvents(BlobStore blobs, PendingDigests digests, StateMeter meter)
{
    /// <summary>Keeps an event, with one reference.</summary>
    /// <param name="bytes">As <see cref="KeptEvent"/> has them.</param>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        int number = blobs.Add(bytes);
        KeptEvent.SetReferences(blobs.Get(number), 1);
        meter.Add(BlobStore.SizeOf(bytes.Length));
        return number;
    }

    /// <summary>The bytes of an event, with its digest.</summary>
    public ReadOnlySpan<byte> Get(int number)
    {
        Span<byte> bytes = blobs.Get(number);
        if (KeptEvent.IsPending(bytes))
        {
            digests.Complete(bytes);
        }

        return bytes;
    }

    /// <summary>Adds a reference.</summary>
    public int Share(int number)
    {
        KeptEvent.AddReferences(blobs.Get(number), 1);
        return number;
    }

    /// <summary>Gives a reference up; an event without one is forgotten.</summary>
    public void Release(int number)
    {
        Span<byte> bytes = blobs.Get(number);
        if (KeptEvent.AddReferences(bytes, -1) == 0)
        {
            if (KeptEvent.IsPending(bytes))
            {
                digests.Detach(bytes);
            }

            meter.Subtract(BlobStore.SizeOf(bytes.Length));
            blobs.Remove(number);
        }
    }
}
