using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class IpAddressTests
{
    private static readonly Gen<IPAddress> Address = Gen.OneOf(
        Gen.Byte.Array[4].Select(static bytes => new IPAddress(bytes)),
        Gen.OneOf(Gen.Const((byte)0), Gen.Byte, Gen.Const((byte)255)).Array[16].Select(static bytes => new IPAddress(bytes)),
        Gen.OneOf((ushort)0, (ushort)0, (ushort)1, (ushort)0xFFFF).Array[8].Select(static groups => new IPAddress([.. groups.SelectMany(static g => (byte[])[(byte)(g >> 8), (byte)g])])));

    [Theory]
    [InlineData("0.0.0.0", 0, 0xFFFF_0000_0000)]
    [InlineData("255.255.255.255", 0, 0xFFFF_FFFF_FFFF)]
    [InlineData("1.2.3.4", 0, 0xFFFF_0102_0304)]
    [InlineData("::ffff:1.2.3.4", 0, 0xFFFF_0102_0304)]
    [InlineData("::FFFF:102:304", 0, 0xFFFF_0102_0304)]
    [InlineData("::1.2.3.4", 0, 0x0102_0304)]
    [InlineData("::", 0, 0)]
    [InlineData("::1", 0, 1)]
    [InlineData("1::", 0x0001_0000_0000_0000, 0)]
    [InlineData("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004, 0x0005_0006_0007_0008)]
    [InlineData("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004, 0x0005_0006_0007_0000)]
    [InlineData("::2:3:4:5:6:7:8", 0x0000_0002_0003_0004, 0x0005_0006_0007_0008)]
    [InlineData("1:2:3:4:5:6:7.8.9.10", 0x0001_0002_0003_0004, 0x0005_0006_0708_090A)]
    [InlineData("000001::00a", 0x0001_0000_0000_0000, 0xA)]
    [InlineData("fe80::1%eth0", 0xFE80_0000_0000_0000, 1)]
    [InlineData("1.2.3.4%any:thing%é", 0, 0xFFFF_0102_0304)]
    public void ReadsAddresses(string text, ulong high, ulong low)
    {
        Assert.True(IpAddress.TryParse(text.Utf8(), out IpAddress address));
        Assert.Equal((high, low), (address.High, address.Low));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.")]
    [InlineData(".1.2.3")]
    [InlineData("1..2.3")]
    [InlineData("256.1.1.1")]
    [InlineData("01.2.3.4")]
    [InlineData("1.2.3.00")]
    [InlineData("1.2.3.4 ")]
    [InlineData("1.2.3.a")]
    [InlineData("1.2.3.4%")]
    [InlineData("%")]
    [InlineData("%eth0")]
    [InlineData(":")]
    [InlineData(":1")]
    [InlineData("1:")]
    [InlineData(":::")]
    [InlineData("1:::2")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("::1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("12345::")]
    [InlineData("100000000::")]
    [InlineData("g::")]
    [InlineData("::1.2.3")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2:3.4")]
    [InlineData("[::1]")]
    [InlineData("::é")]
    [InlineData("10.0.0.0/8")]
    public void RefusesOtherText(string text) => Assert.False(IpAddress.TryParse(text.Utf8(), out _));

    [Fact]
    public void AgreesWithTheBaseLibrary() => Gen.Select(Address, Gen.Bool).Sample((address, upper) =>
    {
        string text = upper ? address.ToString().ToUpperInvariant() : address.ToString();
        Assert.True(IpAddress.TryParse(text.Utf8(), out IpAddress parsed), text);
        Assert.Equal(Number(address), Number(parsed));
        Assert.Equal(address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork, parsed.IsIPv4);
        Assert.Equal(parsed.IsIPv4 ? address.MapToIPv4() : address, IPAddress.Parse(parsed.ToString()));
        Assert.Equal(Number(address) + 1, Number(parsed.Next));
        Assert.Equal(Number(address) - 1, Number(parsed.Previous));
    });

    [Fact]
    public void OrdersByNumber() => Gen.Select(Address, Address).Sample(static (left, right) =>
        Assert.Equal(Number(left).CompareTo(Number(right)), Math.Sign(Parse(left.ToString()).CompareTo(Parse(right.ToString())))));

    [Theory]
    [InlineData("1:0:0:2:0:0:0:3", "1:0:0:2::3")]
    [InlineData("1:0:0:2:3:0:0:4", "1::2:3:0:0:4")]
    [InlineData("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7")]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("1:0:0:0:0:0:0:0", "1::")]
    [InlineData("0:0:1:0:0:0:0:1", "0:0:1::1")]
    [InlineData("::ffff:7f00:1", "127.0.0.1")]
    [InlineData("::7f00:1", "::7f00:1")]
    public void WritesTheShortestForm(string text, string expected) => Assert.Equal(expected, Parse(text).ToString());

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0", "10.255.255.255")]
    [InlineData("10.1.2.3/8", "10.0.0.0", "10.255.255.255")]
    [InlineData("10.1.2.3/32", "10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.3/0", "0.0.0.0", "255.255.255.255")]
    [InlineData("10.1.2.3/031", "10.1.2.2", "10.1.2.3")]
    [InlineData("10.1.2.3", "10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8::5/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::5/64", "2001:db8::", "2001:db8::ffff:ffff:ffff:ffff")]
    [InlineData("2001:db8::5/65", "2001:db8::", "2001:db8::7fff:ffff:ffff:ffff")]
    [InlineData("::5/128", "::5", "::5")]
    [InlineData("::5/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void ReadsBlocks(string text, string first, string last)
    {
        Assert.True(IpAddress.TryParseBlock(text.Utf8(), out IpAddress from, out IpAddress to));
        Assert.Equal((Parse(first), Parse(last)), (from, to));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0.0/a")]
    [InlineData("10.0.0.0/99999999999")]
    [InlineData("::/129")]
    [InlineData("/8")]
    [InlineData("x/8")]
    [InlineData("::ffff:10.0.0.0/8")]
    [InlineData("::ffff:10.0.0.0/104")]
    public void RefusesOtherBlocks(string text) => Assert.False(IpAddress.TryParseBlock(text.Utf8(), out _, out _));

    [Fact]
    public void BlocksAreTheAddressesWithTheSameFirstBits() => Gen.Select(Address, Gen.Int[0, 128], Address, Gen.Bool).Sample(static (address, length, other, near) =>
    {
        bool isIPv4 = address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;
        length = isIPv4 ? Math.Min(length, 32) : length;
        Assert.True(IpAddress.TryParseBlock($"{(isIPv4 ? address.MapToIPv4() : address)}/{length}".Utf8(), out IpAddress first, out IpAddress last));
        IpAddress tested = near ? last.Next : Parse(other.ToString());
        int prefix = isIPv4 ? 96 + length : length;
        bool isInside = prefix == 0 || Number(tested) >> (128 - prefix) == Number(address) >> (128 - prefix);
        Assert.Equal(isInside, first.CompareTo(tested) <= 0 && tested.CompareTo(last) <= 0);
    });

    [Fact]
    public void TablesAgreeWithASearchThroughTheRanges() => Gen.Select(Gen.ULong[0, 40].Array[0, 12], Gen.ULong[0, 40], Gen.ULong[0, 1]).Sample((ends, low, high) =>
    {
        ulong[] sorted = [.. ends.Distinct().Order().Take(ends.Distinct().Count() / 2 * 2)];
        ulong[] table = [.. sorted.SelectMany(static end => (ulong[])[1, end])];
        bool expected = high == 1 && sorted.Chunk(2).Any(range => range[0] <= low && low <= range[1]);
        Assert.Equal(expected, IpRanges.Contain(table, new IpAddress(high, low)));
    });

    private static IpAddress Parse(string text) => IpAddress.TryParse(text.Utf8(), out IpAddress address) ? address : throw new FormatException(text);

    private static UInt128 Number(IPAddress address) => BinaryPrimitives.ReadUInt128BigEndian(address.MapToIPv6().GetAddressBytes());

    private static UInt128 Number(IpAddress address) => new(address.High, address.Low);
}
