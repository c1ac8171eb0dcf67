namespace RuleGen;

/// <summary>
/// The names Elasticsearch gives the indices behind a data stream: <c>.ds-&lt;stream&gt;-&lt;yyyy.MM.dd&gt;-&lt;generation&gt;</c>,
/// the date missing before 7.11, with <c>partial-</c> or <c>restored-</c> before it in a searchable snapshot.
/// </summary>
internal static class BackingIndex
{
    /// <summary>The data stream's name, or the index's own name when it is not a backing index.</summary>
    public static ReadOnlySpan<byte> GetDataStream(ReadOnlySpan<byte> index)
    {
        ReadOnlySpan<byte> name = index;
        if (name.StartsWith("partial-"u8))
        {
            name = name["partial-".Length..];
        }
        else if (name.StartsWith("restored-"u8))
        {
            name = name["restored-".Length..];
        }

        if (!name.StartsWith(".ds-"u8))
        {
            return index;
        }

        name = name[".ds-".Length..];
        int generation = name.LastIndexOf((byte)'-');
        if (generation < 0 || name.Length - generation <= 6 || name[(generation + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return index;
        }

        name = name[..generation];
        return name.Length > 11 && IsDate(name[^11..]) ? name[..^11] : name;
    }

    private static bool IsDate(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> shape = "-0000.00.00"u8;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == '0' ? !char.IsAsciiDigit((char)text[i]) : text[i] != shape[i])
            {
                return false;
            }
        }

        return true;
    }
}
