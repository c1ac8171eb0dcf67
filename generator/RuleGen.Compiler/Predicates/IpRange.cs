using RuleGen.Compiler.Text;
using RuleGen.Matching;

namespace RuleGen.Compiler.Predicates;

/// <summary>Addresses from one to another, both included, in the order of their numbers (see <see cref="IpAddress"/>).</summary>
public readonly record struct IpRange
{
    internal IpRange(IpAddress first, IpAddress last)
    {
        First = first;
        Last = last;
    }

    internal IpAddress First { get; }

    internal IpAddress Last { get; }

    /// <summary>Whether there is one address only.</summary>
    public bool IsSingle => First.Equals(Last);

    /// <summary>The addresses a text means: one, or a block written <c>address/length</c>. Null when it is neither.</summary>
    public static IpRange? Parse(string text) =>
        IpAddress.TryParseBlock(Utf8Bytes.Of(text), out IpAddress first, out IpAddress last) ? new IpRange(first, last) : null;

    /// <summary>From the first address of this range to the last of another; null when that one ends before.</summary>
    public IpRange? Through(IpRange last) => First.CompareTo(last.Last) <= 0 ? new IpRange(First, last.Last) : null;

    /// <summary>The addresses that compare so with every address of this range; null when there is none.</summary>
    public IpRange? Compare(ComparisonOperator op) => op switch
    {
        ComparisonOperator.Less => First.Equals(default) ? null : new IpRange(default, First.Previous),
        ComparisonOperator.LessOrEqual => new IpRange(default, First),
        ComparisonOperator.Greater => Last.Equals(IpAddress.Max) ? null : new IpRange(Last.Next, IpAddress.Max),
        ComparisonOperator.GreaterOrEqual => new IpRange(Last, IpAddress.Max),
        _ => this,
    };

    /// <summary>The same addresses in the fewest ranges, ascending.</summary>
    public static EquatableArray<IpRange> Merge(IEnumerable<IpRange> ranges)
    {
        var merged = new List<IpRange>();
        foreach (IpRange range in ranges.OrderBy(static range => range.First))
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last && last.Reaches(range))
            {
                merged[merged.Count - 1] = new IpRange(last.First, last.Last.CompareTo(range.Last) >= 0 ? last.Last : range.Last);
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged.ToEquatableArray();
    }

    internal bool Contains(IpAddress address) => First.CompareTo(address) <= 0 && address.CompareTo(Last) <= 0;

    /// <summary>An address, a block where the range is one, else the two ends.</summary>
    public override string ToString()
    {
        if (IsSingle)
        {
            return First.ToString();
        }

        return BlockLength() is { } length ? FormattableString.Invariant($"{First}/{length}") : $"{First} to {Last}";
    }

    // A range that begins no later than behind this one's end joins it.
    private bool Reaches(IpRange next) => Last.Equals(IpAddress.Max) || next.First.CompareTo(Last.Next) <= 0;

    // The bits that differ must be all of the lowest ones.
    private int? BlockLength()
    {
        ulong high = First.High ^ Last.High;
        ulong low = First.Low ^ Last.Low;
        bool isBlock = (First.High & high) == 0 && (First.Low & low) == 0
            && (high == 0 ? IsLowBits(low) : low == ulong.MaxValue && IsLowBits(high));
        if (!isBlock || First.IsIPv4 != Last.IsIPv4)
        {
            return null;
        }

        int hostBits = 0;
        for (ulong bits = high == 0 ? low : high; bits != 0; bits >>= 1)
        {
            hostBits++;
        }

        return (First.IsIPv4 ? 32 : 128) - hostBits - (high == 0 ? 0 : 64);
    }

    private static bool IsLowBits(ulong bits) => (bits & unchecked(bits + 1)) == 0;
}
