using System.Runtime.InteropServices;

namespace RuleGen;

/// <summary>
/// The digests of kept events that nobody has asked for yet. To compute one takes longer than all else that keeping an event does, and most
/// sequences soon come to nothing. So what it is computed from waits here, in a ring, until a match or a snapshot asks for the digest or
/// the ring has come round; only then it is computed, and written wherever the event is kept.
/// </summary>
/// <remarks>
/// Until then the place of the digest (<see cref="KeptEvent.DigestOf(Span{byte})"/>) has the number of the entry here and the numbers of the other strings
/// that keep the same event, as a list: rules that keep it have one each.
/// </remarks>
internal sealed class PendingDigests(BlobStore blobs) : IDisposable
{
    // Some hundreds of events of the usual size. It grows to its full size as it is needed.
    private const int FirstCapacity = 16 << 10;
    private const int LastCapacity = 512 << 10;

    // What is larger does not wait: it would drive out too many others.
    private const int MostLength = LastCapacity / 8;

    private readonly EventDigest _digest = new();
    private byte[] _ring = [];
    private int _end;
    private int _used;

    // Those from _first to _next, by the low bits of their numbers, which wrap around.
    private Entry[] _entries = new Entry[64];
    private int _first;
    private int _next;

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    /// <summary>Lets an event wait.</summary>
    /// <param name="e">The event.</param>
    /// <param name="entry">The number to <see cref="Attach"/> by, until the next call.</param>
    /// <returns>False: it is too large to wait.</returns>
    public bool TryAdd(Event e, out int entry)
    {
        int length = AlertId.SizeOf(e);
        entry = _next;
        if (length > MostLength)
        {
            return false;
        }

        int start = MakeRoom(length, out int size);
        AlertId.Write(e, _ring.AsSpan(start, length));
        _end = start + length;
        _used += size;
        ReserveEntry();
        this[_next++] = new Entry { Start = start, Length = length, Size = size };
        return true;
    }

    /// <summary>Computes the digest of an event that does not wait.</summary>
    public void Compute(Event e, Span<byte> digest) => _digest.Compute(e, digest);

    /// <summary>Says where an event that waits is kept.</summary>
    /// <param name="entry">Of <see cref="TryAdd"/>.</param>
    /// <param name="number">The string's number in the <see cref="BlobStore"/>.</param>
    public void Attach(int entry, int number)
    {
        Span<byte> bytes = blobs.Get(number);
        int next = this[entry].Keeper;
        KeptEvent.SetPending(bytes, true);
        LinkOf(bytes) = new Link { Entry = entry, Next = next };
        this[entry].Keeper = number;
        if (next != 0)
        {
            LinkOf(blobs.Get(next)).Previous = number;
        }
    }

    /// <summary>A string whose event waits is about to be forgotten.</summary>
    public void Detach(ReadOnlySpan<byte> bytes)
    {
        Link link = MemoryMarshal.Read<Link>(KeptEvent.DigestOf(bytes));
        (link.Previous != 0 ? ref LinkOf(blobs.Get(link.Previous)).Next : ref this[link.Entry].Keeper) = link.Next;
        if (link.Next != 0)
        {
            LinkOf(blobs.Get(link.Next)).Previous = link.Previous;
        }
    }

    /// <summary>Writes the digest of an event that waits into all strings that keep it.</summary>
    /// <param name="bytes">One of them.</param>
    public void Complete(Span<byte> bytes) => Complete(ref this[LinkOf(bytes).Entry]);

    private ref Entry this[int number] => ref _entries[number & (_entries.Length - 1)];

    private static ref Link LinkOf(Span<byte> bytes) => ref MemoryMarshal.AsRef<Link>(KeptEvent.DigestOf(bytes));

    private void Complete(ref Entry entry)
    {
        Span<byte> digest = stackalloc byte[EventDigest.Size];
        _digest.Compute(_ring.AsSpan(entry.Start, entry.Length), digest);
        for (int number = entry.Keeper; number != 0;)
        {
            Span<byte> bytes = blobs.Get(number);
            number = LinkOf(bytes).Next;
            digest.CopyTo(KeptEvent.DigestOf(bytes));
            KeptEvent.SetPending(bytes, false);
        }

        entry.Keeper = 0;
    }

    // Finds a place in one piece; what is left at the ring's end counts as its own.
    private int MakeRoom(int length, out int size)
    {
        while (true)
        {
            bool isAround = _end + length > _ring.Length;
            size = isAround ? length + _ring.Length - _end : length;
            if (_used + size <= _ring.Length)
            {
                return isAround ? 0 : _end;
            }

            if (_ring.Length < LastCapacity)
            {
                Grow(length);
            }
            else
            {
                DropOldest();
            }
        }
    }

    private void DropOldest()
    {
        ref Entry oldest = ref this[_first++];
        _used -= oldest.Size;
        if (oldest.Keeper != 0)
        {
            Complete(ref oldest);
        }
    }

    private void Grow(int length)
    {
        int capacity = Math.Max(FirstCapacity, _ring.Length * 2);
        while (capacity < length)
        {
            capacity *= 2;
        }

        byte[] ring = GC.AllocateUninitializedArray<byte>(capacity);
        _end = 0;
        for (int number = _first; number != _next; number++)
        {
            ref Entry entry = ref this[number];
            _ring.AsSpan(entry.Start, entry.Length).CopyTo(ring.AsSpan(_end));
            entry.Start = _end;
            entry.Size = entry.Length;
            _end += entry.Length;
        }

        _used = _end;
        _ring = ring;
    }

    private void ReserveEntry()
    {
        if (_next - _first < _entries.Length)
        {
            return;
        }

        var entries = new Entry[_entries.Length * 2];
        for (int number = _first; number != _next; number++)
        {
            entries[number & (entries.Length - 1)] = this[number];
        }

        _entries = entries;
    }

    private struct Entry
    {
        public int Start;
        public int Length;

        // With what was left at the ring's end before it.
        public int Size;

        // The first string that keeps the event; 0: there is none.
        public int Keeper;
    }

    // In the place of a digest.
    private struct Link
    {
        public int Entry;
        public int Previous;
        public int Next;
    }
}
