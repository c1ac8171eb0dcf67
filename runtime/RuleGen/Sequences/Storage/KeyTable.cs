namespace RuleGen;

/// <summary>
/// Finds the entry of a join key: a hash table with open addressing over hashes and entry numbers, whose keys stand elsewhere. The hash is
/// seeded anew in every process, so nobody who writes events can make keys that meet.
/// </summary>
internal sealed class KeyTable
{
    private const int FirstSize = 16;

    // An empty table of this size is kept; a larger one goes.
    private const int KeptSize = 1_024;

    // The hash in the upper half, the entry's number in the lower; 0: free.
    private ulong[] _buckets = [];
    private int _count;

    /// <summary>Compares a key with that of an entry.</summary>
    public interface IKeys
    {
        /// <summary>Whether an entry has the key.</summary>
        bool IsKeyOf(int entry, ReadOnlySpan<byte> key);
    }

    /// <summary>The hash of a key.</summary>
    public static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.AddBytes(key);
        return (uint)hash.ToHashCode();
    }

    /// <summary>The number of a key's entry; 0: it has none.</summary>
    public int Find<TKeys>(uint hash, ReadOnlySpan<byte> key, in TKeys keys)
        where TKeys : struct, IKeys
    {
        ulong[] buckets = _buckets;
        if (buckets.Length == 0)
        {
            return 0;
        }

        uint mask = (uint)buckets.Length - 1;
        for (uint i = hash & mask; ; i = (i + 1) & mask)
        {
            ulong bucket = buckets[i];
            if (bucket == 0)
            {
                return 0;
            }

            if ((uint)(bucket >> 32) == hash && keys.IsKeyOf((int)bucket, key))
            {
                return (int)bucket;
            }
        }
    }

    /// <summary>Adds an entry whose key is not in the table.</summary>
    public void Add(uint hash, int entry)
    {
        // At most two thirds full: probes stay short.
        if ((_count + 1) * 3L > _buckets.Length * 2L)
        {
            Grow();
        }

        _count++;
        Place(_buckets, ((ulong)hash << 32) | (uint)entry);
    }

    /// <summary>Removes an entry.</summary>
    public void Remove(uint hash, int entry)
    {
        ulong[] buckets = _buckets;
        uint mask = (uint)buckets.Length - 1;
        ulong sought = ((ulong)hash << 32) | (uint)entry;
        uint hole = hash & mask;
        while (buckets[hole] != sought)
        {
            hole = (hole + 1) & mask;
        }

        // What follows moves up unless it stands at or behind its own place already.
        for (uint i = (hole + 1) & mask; buckets[i] != 0; i = (i + 1) & mask)
        {
            uint home = (uint)(buckets[i] >> 32) & mask;
            if (((i - home) & mask) >= ((i - hole) & mask))
            {
                buckets[hole] = buckets[i];
                hole = i;
            }
        }

        buckets[hole] = 0;
        if (--_count == 0 && buckets.Length > KeptSize)
        {
            _buckets = [];
        }
    }

    private static void Place(ulong[] buckets, ulong bucket)
    {
        uint mask = (uint)buckets.Length - 1;
        uint i = (uint)(bucket >> 32) & mask;
        while (buckets[i] != 0)
        {
            i = (i + 1) & mask;
        }

        buckets[i] = bucket;
    }

    private void Grow()
    {
        ulong[] old = _buckets;
        _buckets = new ulong[Math.Max(FirstSize, old.Length * 2)];
        foreach (ulong bucket in old)
        {
            if (bucket != 0)
            {
                Place(_buckets, bucket);
            }
        }
    }
}
