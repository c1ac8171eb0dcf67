using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>Tests of values as points in time. A value that is none satisfies nothing.</content>
public readonly ref partial struct EventField
{
    /// <summary>Some value, in the default format of dates, lies in a range of milliseconds since 1970, both ends included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInTime(long first, long last) => Any(new IsInTimeRange(first, last));

    /// <summary>Some value lies in a range of milliseconds or nanoseconds since 1970, both ends included.</summary>
    /// <param name="first">The first unit of the range.</param>
    /// <param name="last">Its last unit.</param>
    /// <param name="formats">How values are written, see <see cref="DateText"/>; empty: in the default format.</param>
    /// <param name="isNanoseconds">Whether the units are nanoseconds.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInTime(long first, long last, ReadOnlySpan<byte> formats, bool isNanoseconds) =>
        Any(new IsInTimeRangeOf(first, last, formats, isNanoseconds));
}
