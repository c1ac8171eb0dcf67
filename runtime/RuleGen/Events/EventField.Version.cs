using System.Runtime.CompilerServices;
using RuleGen.Matching;

namespace RuleGen;

/// <content>The order of software versions (<see cref="VersionOrder"/>). A version equals what has its text.</content>
public readonly ref partial struct EventField
{
    /// <summary>Some value comes before the version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool VersionLessThan(ReadOnlySpan<byte> version) => Any(new ComparesWithVersion<IsLess>(version));

    /// <summary>Some value comes before the version or is it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool VersionLessThanOrEqual(ReadOnlySpan<byte> version) => Any(new ComparesWithVersion<IsLessOrEqual>(version));

    /// <summary>Some value comes behind the version.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool VersionGreaterThan(ReadOnlySpan<byte> version) => Any(new ComparesWithVersion<IsGreater>(version));

    /// <summary>Some value comes behind the version or is it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool VersionGreaterThanOrEqual(ReadOnlySpan<byte> version) => Any(new ComparesWithVersion<IsGreaterOrEqual>(version));
}
