namespace RuleGen;

/// <summary>
/// An array that grows without moving what it has, once it is beyond its first chunk: with a million entries a copy would be a pause, and the
/// old half garbage of many megabytes.
/// </summary>
internal sealed class Chunks<T>
    where T : struct
{
    private const int ChunkBits = 9;
    private const int ChunkSize = 1 << ChunkBits;
    private const int FirstSize = 16;

    private T[][] _chunks = [];

    /// <summary>An entry; its index must be below <see cref="Capacity"/>.</summary>
    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>How many entries there is room for.</summary>
    public int Capacity { get; private set; }

    /// <summary>Makes room for entries up to an index.</summary>
    public void Reserve(int index)
    {
        while (Capacity <= index)
        {
            Grow();
        }
    }

    /// <summary>Gives the memory back; what one chunk holds is kept for what comes next.</summary>
    public void ClearIfLarge()
    {
        if (Capacity > ChunkSize)
        {
            _chunks = [];
            Capacity = 0;
        }
    }

    private void Grow()
    {
        if (Capacity is > 0 and < ChunkSize)
        {
            // Most rules have few open sequences: their only chunk starts small.
            Array.Resize(ref _chunks[0], Capacity * 2);
            Capacity *= 2;
            return;
        }

        int count = Capacity >> ChunkBits;
        if (count == _chunks.Length)
        {
            Array.Resize(ref _chunks, Math.Max(1, count * 2));
        }

        _chunks[count] = new T[count == 0 ? FirstSize : ChunkSize];
        Capacity += _chunks[count].Length;
    }
}
