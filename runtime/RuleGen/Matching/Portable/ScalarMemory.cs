namespace RuleGen.Matching;

/// <summary>
/// Where texts that a condition computes are written. Used again and again, it allocates nothing once it has grown. One thread at a time.
/// </summary>
#if RULEGEN_COMPILER
internal
#else
public
#endif
sealed class ScalarMemory
{
    private const int Smallest = 256;

    private byte[] _bytes = [];
    private int _used;

    /// <summary>Gives all of it back: the texts written so far are no longer needed.</summary>
    public void Reset() => _used = 0;

    /// <summary>Room for a text. What was written before stays where it is, also when the memory grows.</summary>
    internal Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _used < length)
        {
            // Large enough for everything since the last reset, so that the next time it fits without growing.
            _bytes = new byte[Math.Max(Smallest, 2 * (_used + length))];
            _used = 0;
        }

        Span<byte> room = _bytes.AsSpan(_used, length);
        _used += length;
        return room;
    }
}
