using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>Tests of values as IP addresses. A value that is no address satisfies nothing.</content>
public readonly ref partial struct EventField
{
    /// <summary>Some value is an address in one of the ranges, laid out as <see cref="IpRanges"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsInRanges(ReadOnlySpan<ulong> ranges) => Any(new IsInIpRanges(ranges));
}
