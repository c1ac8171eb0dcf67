using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using RuleGen.Matching;

namespace RuleGen;

/// <summary>Parts of join keys as people read them.</summary>
internal static class JoinKeyText
{
    /// <summary>The text of a part; null for the null of an optional field.</summary>
    public static string? Of(JoinKeyValue value) => value.Part switch
    {
        JoinKeyPart.Null => null,
        JoinKeyPart.False => "false",
        JoinKeyPart.True => "true",
        JoinKeyPart.Integer => value.Number.ToString(CultureInfo.InvariantCulture),
        JoinKeyPart.Unsigned => ((ulong)value.Number).ToString(CultureInfo.InvariantCulture),
        JoinKeyPart.Float => BitConverter.Int64BitsToDouble(value.Number).ToString("R", CultureInfo.InvariantCulture),
        JoinKeyPart.Date => EventTime.FormatMilliseconds(value.Number),
        JoinKeyPart.Ip => FormatAddress(new IpAddress((ulong)value.Number, (ulong)value.Low)),
        _ => Encoding.UTF8.GetString(value.Text),
    };

    private static string FormatAddress(IpAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, address.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], address.Low);
        return new IPAddress(address.IsIPv4 ? bytes[12..] : bytes).ToString();
    }
}
