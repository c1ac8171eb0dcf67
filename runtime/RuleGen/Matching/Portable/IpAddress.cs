namespace RuleGen.Matching;

/// <summary>
/// An IP address as a number of 128 bits. An IPv4 address is the IPv6 address it is mapped to (<c>::ffff:a.b.c.d</c>), so
/// both families have one order and an address has one number however it is spelt.
/// </summary>
/// <remarks>
/// Source: Elasticsearch <c>common/network/InetAddresses.java</c> and Lucene's <c>InetAddressPoint</c>. As there, an octet
/// has no leading zero, a group of IPv6 may have any number of them, and a zone (<c>%eth0</c>) is read over.
/// </remarks>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly partial struct IpAddress : IEquatable<IpAddress>, IComparable<IpAddress>
{
    private const int Groups = 8;
    private const int BitsPerGroup = 16;
    private const ulong MappedPrefix = 0xFFFF;

    /// <summary>An address by its two halves.</summary>
    public IpAddress(ulong high, ulong low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The greatest address.</summary>
    public static IpAddress Max => new(ulong.MaxValue, ulong.MaxValue);

    /// <summary>The upper 64 bits.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits.</summary>
    public ulong Low { get; }

    /// <summary>Whether this is an IPv4 address.</summary>
    public bool IsIPv4 => High == 0 && Low >> 32 == MappedPrefix;

    /// <summary>The address after this one; the least after the greatest.</summary>
    public IpAddress Next => new(unchecked(Low == ulong.MaxValue ? High + 1 : High), unchecked(Low + 1));

    /// <summary>The address before this one; the greatest before the least.</summary>
    public IpAddress Previous => new(unchecked(Low == 0 ? High - 1 : High), unchecked(Low - 1));

    /// <summary>Reads an address from UTF-8 text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out IpAddress address)
    {
        int lastColon = -1;
        bool hasDot = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            if (b == (byte)':')
            {
                lastColon = i;
            }
            else if (b == (byte)'.')
            {
                hasDot = true;
            }
            else if (b == (byte)'%')
            {
                if (i == text.Length - 1)
                {
                    break;
                }

                text = text.Slice(0, i);
            }
        }

        if (lastColon >= 0)
        {
            return TryParseIPv6(text, hasDot ? lastColon + 1 : text.Length, out address);
        }

        bool isIPv4 = TryParseIPv4(text, out uint number);
        address = new IpAddress(0, (MappedPrefix << 32) | number);
        return isIPv4;
    }

    /// <summary>
    /// Reads an address, or a block as <c>address/length</c> (CIDR), and gives the first and the last address of it. Bits of
    /// the address beyond the length do not count.
    /// </summary>
    /// <remarks>
    /// As in Elasticsearch, an IPv4 address in IPv6 spelling has no blocks: the length could count either family's bits.
    /// </remarks>
    public static bool TryParseBlock(ReadOnlySpan<byte> text, out IpAddress first, out IpAddress last)
    {
        int slash = text.IndexOf((byte)'/');
        if (slash < 0)
        {
            bool isAddress = TryParse(text, out first);
            last = first;
            return isAddress;
        }

        last = default;
        bool isIPv4 = text.Slice(0, slash).IndexOf((byte)':') < 0;
        if (!TryParse(text.Slice(0, slash), out first)
            || first.IsIPv4 != isIPv4
            || !TryParseLength(text.Slice(slash + 1), isIPv4 ? 32 : 128, out int length))
        {
            return false;
        }

        int hostBits = (isIPv4 ? 32 : 128) - length;
        ulong highMask = hostBits <= 64 ? 0 : hostBits == 128 ? ulong.MaxValue : (1UL << (hostBits - 64)) - 1;
        ulong lowMask = hostBits >= 64 ? ulong.MaxValue : (1UL << hostBits) - 1;
        last = new IpAddress(first.High | highMask, first.Low | lowMask);
        first = new IpAddress(first.High & ~highMask, first.Low & ~lowMask);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(IpAddress other)
    {
        int order = High.CompareTo(other.High);
        return order != 0 ? order : Low.CompareTo(other.Low);
    }

    /// <inheritdoc/>
    public bool Equals(IpAddress other) => High == other.High && Low == other.Low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IpAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((High.GetHashCode() * 31) + Low.GetHashCode());

    private static bool TryParseIPv4(ReadOnlySpan<byte> text, out uint number)
    {
        number = 0;
        int octets = 0;
        int digits = 0;
        uint octet = 0;
        foreach (byte b in text)
        {
            uint digit = (uint)(b - '0');
            if (digit <= 9)
            {
                octet = (octet * 10) + digit;
                if ((++digits > 1 && octet < 10) || octet > 255)
                {
                    return false;
                }
            }
            else if (b == (byte)'.' && digits > 0 && octets < 3)
            {
                number = (number << 8) | octet;
                octets++;
                digits = 0;
                octet = 0;
            }
            else
            {
                return false;
            }
        }

        number = (number << 8) | octet;
        return octets == 3 && digits > 0;
    }

    /// <summary>Reads groups of hexadecimal digits; at <paramref name="quad"/> begins an IPv4 address in place of the last two.</summary>
    private static bool TryParseIPv6(ReadOnlySpan<byte> text, int quad, out IpAddress address)
    {
        address = default;
        IpAddress beforeGap = default;
        int gap = -1;
        int groups = 0;
        if (text.Length < 2 || (text[0] == (byte)':' && text[1] != (byte)':'))
        {
            return false;
        }

        int i = 0;
        while (i < text.Length)
        {
            if (text[i] == (byte)':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                beforeGap = address;
                address = default;
                gap = groups;
                i += i == 0 ? 2 : 1;
            }
            else if (i == quad)
            {
                groups += 2;
                i = text.Length;
                if (!TryParseIPv4(text.Slice(quad), out uint number))
                {
                    return false;
                }

                address = address.Append(number >> BitsPerGroup).Append(number & 0xFFFF);
            }
            else
            {
                if (!TryParseGroup(text, ref i, out uint group))
                {
                    return false;
                }

                groups++;
                address = address.Append(group);
            }

            if (groups > Groups)
            {
                return false;
            }
        }

        if (gap < 0)
        {
            return groups == Groups;
        }

        for (int missing = Groups - gap; missing > 0; missing--)
        {
            beforeGap = beforeGap.Append(0);
        }

        address = new IpAddress(beforeGap.High | address.High, beforeGap.Low | address.Low);
        return groups < Groups;
    }

    /// <summary>Reads one group and the colon behind it, which must not be the end.</summary>
    private static bool TryParseGroup(ReadOnlySpan<byte> text, ref int i, out uint group)
    {
        int start = i;
        group = 0;
        for (; i < text.Length && text[i] != (byte)':'; i++)
        {
            uint letter = (uint)((text[i] | 0x20) - 'a');
            uint digit = (uint)(text[i] - '0');
            if (digit > 9 && letter > 5)
            {
                return false;
            }

            group = (group * 16) + (digit <= 9 ? digit : letter + 10);
            if (group > 0xFFFF)
            {
                return false;
            }
        }

        bool isEmpty = i == start;
        bool endsInColon = i == text.Length - 1;
        i++;
        return !isEmpty && !endsInColon;
    }

    private static bool TryParseLength(ReadOnlySpan<byte> text, int longest, out int length)
    {
        length = 0;
        foreach (byte b in text)
        {
            uint digit = (uint)(b - '0');
            length = (length * 10) + (int)digit;
            if (digit > 9 || length > longest)
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private IpAddress Append(uint group) => new((High << BitsPerGroup) | (Low >> (64 - BitsPerGroup)), (Low << BitsPerGroup) | group);
}
