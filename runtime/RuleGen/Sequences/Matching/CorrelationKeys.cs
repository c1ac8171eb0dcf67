using System.Runtime.CompilerServices;

namespace RuleGen;

/// <summary>An entry of <see cref="CorrelationKeys{T}"/>.</summary>
internal interface IKeyEntry : IPoolEntry
{
    /// <summary>The key's hash.</summary>
    uint Hash { get; set; }

    /// <summary>The key's bytes, in the <see cref="BlobStore"/>.</summary>
    int Bytes { get; set; }

    /// <summary>How many things are open under the key.</summary>
    int Uses { get; set; }
}

/// <summary>The join keys of a rule that something is open under, each with some numbers (<em>slots</em>): the lists or sequences under it.</summary>
/// <param name="blobs">Has the keys' bytes.</param>
/// <param name="meter">Counts their bytes.</param>
/// <param name="slots">How many numbers a key has.</param>
/// <param name="beside">The bytes that the owner keeps for each key besides.</param>
internal sealed class CorrelationKeys<T>(BlobStore blobs, StateMeter meter, int slots, int beside = 0)
    where T : struct, IKeyEntry
{
    // A bucket of the hash table is eight bytes; it is between a third and two thirds full.
    private const int BucketShare = 2 * sizeof(ulong);

    private readonly Pool<T> _entries = new();
    private readonly KeyTable _table = new();
    private readonly Chunks<int> _slots = new();
    private readonly int _entrySize = Unsafe.SizeOf<T>() + BucketShare + (slots * sizeof(int)) + beside;

    /// <summary>How many keys there are.</summary>
    public int Count => _entries.Count;

    /// <summary>An entry.</summary>
    public ref T this[int entry] => ref _entries[entry];

    /// <summary>A number of a key; 0 at first.</summary>
    public ref int Slot(int entry, int slot) => ref _slots[(entry * slots) + slot];

    /// <summary>The bytes of a key.</summary>
    public ReadOnlySpan<byte> Get(int entry) => blobs.Get(_entries[entry].Bytes);

    /// <summary>The entry of a key; 0: nothing is open under it.</summary>
    public int Find(ReadOnlySpan<byte> key) => _table.Find(KeyTable.Hash(key), key, new Keys(this));

    /// <summary>The entry of a key. A new one is nobody's yet: something has to be opened under it.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> key)
    {
        uint hash = KeyTable.Hash(key);
        int entry = _table.Find(hash, key, new Keys(this));
        if (entry != 0)
        {
            return entry;
        }

        entry = _entries.Take();
        _entries[entry].Hash = hash;
        _entries[entry].Bytes = blobs.Add(key);
        _table.Add(hash, entry);
        if (slots > 0)
        {
            _slots.Reserve((entry * slots) + slots - 1);
            for (int slot = 0; slot < slots; slot++)
            {
                Slot(entry, slot) = 0;
            }
        }

        meter.Add(_entrySize + BlobStore.SizeOf(key.Length));
        return entry;
    }

    /// <summary>Something is opened under a key.</summary>
    public void Use(int entry) => _entries[entry].Uses++;

    /// <summary>Something under a key is no longer open; a key without anything is forgotten.</summary>
    /// <returns>Whether the key is still there.</returns>
    public bool Drop(int entry)
    {
        ref T key = ref _entries[entry];
        if (--key.Uses > 0)
        {
            return true;
        }

        meter.Subtract(_entrySize + BlobStore.SizeOf(blobs.Get(key.Bytes).Length));
        _table.Remove(key.Hash, entry);
        blobs.Remove(key.Bytes);
        _entries.Give(entry);
        if (_entries.Count == 0)
        {
            _slots.ClearIfLarge();
        }

        return false;
    }

    private readonly struct Keys(CorrelationKeys<T> owner) : KeyTable.IKeys
    {
        public bool IsKeyOf(int entry, ReadOnlySpan<byte> key) => owner.Get(entry).SequenceEqual(key);
    }
}
