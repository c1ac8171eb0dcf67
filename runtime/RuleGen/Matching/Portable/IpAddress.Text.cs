using System.Globalization;
using System.Text;

namespace RuleGen.Matching;

/// <content>The address as text.</content>
#if RULEGEN_COMPILER
internal
#else
public
#endif
readonly partial struct IpAddress
{
    /// <summary>IPv4 as four numbers, IPv6 in its shortest form (RFC 5952).</summary>
    public override string ToString()
    {
        if (IsIPv4)
        {
            return FormattableString.Invariant($"{(byte)(Low >> 24)}.{(byte)(Low >> 16)}.{(byte)(Low >> 8)}.{(byte)Low}");
        }

        (int gap, int length) = LongestGap();
        var text = new StringBuilder();
        for (int i = 0; i < Groups; i++)
        {
            if (i == gap)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (i > 0 && i != gap + length)
            {
                text.Append(':');
            }

            text.Append(Group(i).ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    // The first of the longest runs of zero groups; a single one is written out.
    private (int Start, int Length) LongestGap()
    {
        (int Start, int Length) longest = (-Groups, 1);
        int start = 0;
        for (int i = 0; i < Groups; i++)
        {
            if (Group(i) != 0)
            {
                start = i + 1;
            }
            else if (i + 1 - start > longest.Length)
            {
                longest = (start, i + 1 - start);
            }
        }

        return longest;
    }

    private ushort Group(int index) => (ushort)((index < 4 ? High : Low) >> (BitsPerGroup * (3 - (index % 4))));
}
