namespace RuleGen;

/// <summary>How many sequences have come to each level and no further.</summary>
/// <param name="levels">How many levels there are.</param>
internal sealed class LevelCounts(int levels)
{
    private const int LastBit = 63;

    private readonly int[] _counts = new int[Math.Min(levels, LastBit + 1)];

    /// <summary>The levels that some sequence stands at, as <see cref="BitOf"/> says.</summary>
    public ulong Bits { get; private set; }

    /// <summary>The bit of a level; levels beyond the last bit share it.</summary>
    public static ulong BitOf(int level) => 1UL << Math.Min(level, LastBit);

    /// <summary>A sequence comes to a level.</summary>
    public void Add(int level)
    {
        _counts[Math.Min(level, LastBit)]++;
        Bits |= BitOf(level);
    }

    /// <summary>A sequence leaves a level.</summary>
    public void Remove(int level)
    {
        if (--_counts[Math.Min(level, LastBit)] == 0)
        {
            Bits &= ~BitOf(level);
        }
    }

    /// <summary>A sequence goes from one level to another.</summary>
    public void Move(int from, int to)
    {
        Remove(from);
        Add(to);
    }
}
