namespace RuleGen.Matching;

/// <summary>
/// The order of software versions: numbers of the main part by value, a pre-release before the release, its numeric identifiers by value and
/// before others, a build suffix last and as text. A text that is no version comes after all versions, by its bytes.
/// </summary>
/// <remarks>
/// Source: Elasticsearch <c>versionfield/VersionEncoder.java</c>, which gives every version a text of bytes whose order is this; here the bytes of
/// two versions are compared one by one as they arise.
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
static class VersionOrder
{
    /// <summary>Negative, 0 or positive as the left version comes before, with or behind the right one.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var leftBytes = new VersionBytes(left);
        var rightBytes = new VersionBytes(right);
        while (true)
        {
            int leftByte = leftBytes.Next();
            int order = leftByte.CompareTo(rightBytes.Next());
            if (order != 0 || leftByte < 0)
            {
                return order;
            }
        }
    }

    /// <summary>Whether a text is a version.</summary>
    public static bool IsVersion(ReadOnlySpan<byte> text) => new VersionBytes(text).IsVersion;
}
