namespace RuleGen.Matching;

/// <summary>Finds code points in tables of ranges: rows of integers, the first two the range's ends, ordered and disjoint.</summary>
internal static class CodePointRanges
{
    /// <summary>The row whose range has the code point; empty when none has.</summary>
    public static ReadOnlySpan<int> Find(ReadOnlySpan<int> ranges, int rowLength, int codePoint)
    {
        int low = 0;
        int high = (ranges.Length / rowLength) - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            ReadOnlySpan<int> row = ranges.Slice(middle * rowLength, rowLength);
            if (codePoint < row[0])
            {
                high = middle - 1;
            }
            else if (codePoint > row[1])
            {
                low = middle + 1;
            }
            else
            {
                return row;
            }
        }

        return default;
    }
}
