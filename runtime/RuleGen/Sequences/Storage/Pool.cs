namespace RuleGen;

/// <summary>An entry of a <see cref="Pool{T}"/>.</summary>
internal interface IPoolEntry
{
    /// <summary>While the entry is not in use: the next one that is not.</summary>
    int NextFree { get; set; }
}

/// <summary>Entries that are taken and given back by number; 0 is the number of none.</summary>
internal sealed class Pool<T>
    where T : struct, IPoolEntry
{
    private readonly Chunks<T> _entries = new();

    // Numbers below it have been in use at some time. Number 0 is never given out.
    private int _fresh = 1;
    private int _free;

    /// <summary>How many entries are in use.</summary>
    public int Count { get; private set; }

    /// <summary>An entry in use.</summary>
    public ref T this[int number] => ref _entries[number];

    /// <summary>Takes an entry; its fields are those of its type's default.</summary>
    public int Take()
    {
        Count++;
        int number = _free;
        if (number != 0)
        {
            _free = _entries[number].NextFree;
        }
        else
        {
            number = _fresh++;
            _entries.Reserve(number);
        }

        _entries[number] = default;
        return number;
    }

    /// <summary>Gives an entry back. When it was the last of many, the memory goes as well.</summary>
    public void Give(int number)
    {
        if (--Count == 0)
        {
            _entries.ClearIfLarge();
            _fresh = 1;
            _free = 0;
            return;
        }

        _entries[number].NextFree = _free;
        _free = number;
    }
}
