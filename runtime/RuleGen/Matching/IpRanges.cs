namespace RuleGen.Matching;

/// <summary>
/// Address ranges as a table of an assembly's data: four numbers a range, the upper and lower half of its first and of its last
/// address. Ranges are ascending and do not overlap.
/// </summary>
public static class IpRanges
{
    private const int NumbersPerRange = 4;

    /// <summary>Whether a range has the address.</summary>
    public static bool Contain(ReadOnlySpan<ulong> ranges, IpAddress address)
    {
        // The last range that begins at the address or before it is the only one that can have it.
        int low = 0;
        int high = ranges.Length / NumbersPerRange;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (new IpAddress(ranges[middle * NumbersPerRange], ranges[(middle * NumbersPerRange) + 1]).CompareTo(address) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        int last = (low * NumbersPerRange) - 2;
        return low > 0 && address.CompareTo(new IpAddress(ranges[last], ranges[last + 1])) <= 0;
    }
}
