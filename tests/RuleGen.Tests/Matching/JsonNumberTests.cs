using System.Globalization;
using System.Numerics;
using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class JsonNumberTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("007", 7)]
    [InlineData("+7", 7)]
    [InlineData(" 7\n", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void ReadsWholeNumbersExactly(string text, long expected)
    {
        Assert.True(JsonNumber.TryParse(text.Utf8(), out JsonNumber number));
        Assert.True(number.IsInteger);
        Assert.Equal(expected, number.Integer);
    }

    [Theory]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("-9223372036854775809", -9223372036854775808.0)]
    [InlineData("1e3", 1000.0)]
    [InlineData("1.5E-3", 0.0015)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("-1e99999999999", double.NegativeInfinity)]
    [InlineData("1e-99999999999", 0.0)]
    public void ReadsOtherNumbersAsDoubles(string text, double expected)
    {
        Assert.True(JsonNumber.TryParse(text.Utf8(), out JsonNumber number));
        Assert.False(number.IsInteger);
        Assert.Equal(expected, number.Float);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("e5")]
    [InlineData("0x10")]
    [InlineData("1d")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,000")]
    [InlineData("1 2")]
    [InlineData("--1")]
    [InlineData("١")]
    public void RefusesWhatIsNoNumber(string text) => Assert.False(JsonNumber.TryParse(text.Utf8(), out _));

    [Fact]
    public void ComparesExactlyAcrossKinds()
    {
        Assert.True(new JsonNumber(9007199254740993L).CompareTo(9007199254740992.0) > 0);
        Assert.True(new JsonNumber(9007199254740992.0).CompareTo(9007199254740993L) < 0);
        Assert.True(new JsonNumber(long.MaxValue).CompareTo(9223372036854775808.0) < 0);
        Assert.Equal(0, new JsonNumber(long.MinValue).CompareTo(-9223372036854775808.0));
        Assert.True(new JsonNumber(ulong.MaxValue).CompareTo(ulong.MaxValue - 1) > 0);
        Assert.True(new JsonNumber(ulong.MaxValue).CompareTo(18446744073709551616.0) < 0);
        Assert.True(new JsonNumber(18446744073709551616.0).CompareTo(ulong.MaxValue) > 0);
        Assert.True(new JsonNumber(-1L).CompareTo(ulong.MaxValue) < 0);
        Assert.Equal(0, new JsonNumber(9223372036854775808UL).CompareTo(9223372036854775808.0));
        Assert.True(new JsonNumber(9223372036854775809UL).CompareTo(9223372036854775808.0) > 0);
        Assert.True(new JsonNumber(9223372036854775808UL).CompareTo(long.MaxValue) > 0);
        Assert.Equal(0, new JsonNumber(5UL).CompareTo(new JsonNumber(5L)));
        Assert.True(new JsonNumber(4L).CompareTo(4.5) < 0);
        Assert.True(new JsonNumber(-4L).CompareTo(-4.5) > 0);
        Assert.True(new JsonNumber(0L).CompareTo(double.NegativeInfinity) > 0);
        Assert.True(new JsonNumber(long.MaxValue).CompareTo(double.PositiveInfinity) < 0);
    }

    [Fact]
    public void AgreesWithExactArithmetic() =>
        Gen.Select(Gen.OneOf(Gen.Long, Gen.Long[-3, 3]), Gen.OneOf(Gen.Double, Gen.Double[-3, 3], Gen.Long.Select(value => (double)value)))
            .Where((_, value) => double.IsFinite(value))
            .Sample((integer, other) =>
            {
                var whole = new BigInteger(other);
                int expected = new BigInteger(integer).CompareTo(whole);
                expected = expected != 0 ? expected : Math.Sign(Math.Truncate(other) - other);
                Assert.Equal(expected, Math.Sign(new JsonNumber(integer).CompareTo(other)));
                Assert.Equal(-expected, Math.Sign(new JsonNumber(other).CompareTo(integer)));
            });

    [Fact]
    public void ComparesUnsignedNumbersExactly() => Gen.Select(
        Gen.OneOf(Gen.ULong, Gen.ULong[ulong.MaxValue - 3, ulong.MaxValue], Gen.ULong[long.MaxValue - 3UL, long.MaxValue + 3UL]),
        Gen.OneOf(Gen.ULong, Gen.ULong[ulong.MaxValue - 3, ulong.MaxValue], Gen.ULong[long.MaxValue - 3UL, long.MaxValue + 3UL]))
        .Sample(static (left, right) =>
        {
            Assert.True(JsonNumber.TryParse(left.ToString(CultureInfo.InvariantCulture).Utf8(), out JsonNumber number));
            Assert.Equal(left.CompareTo(right), Math.Sign(number.CompareTo(right)));
            Assert.Equal(left.CompareTo(right), Math.Sign(number.CompareTo(new JsonNumber(right))));
            Assert.Equal(-new BigInteger((double)right).CompareTo(left), Math.Sign(number.CompareTo((double)right)));
            Assert.Equal(left == right, number.Equals(new JsonNumber(right)));
        });

    [Fact]
    public void ReadsWhatIsWritten() => Gen.Select(Gen.Long, Gen.Double).Sample((integer, value) =>
    {
        Assert.True(JsonNumber.TryParse(integer.ToString(CultureInfo.InvariantCulture).Utf8(), out JsonNumber number));
        Assert.Equal(integer, number.Integer);
        if (double.IsFinite(value))
        {
            Assert.True(JsonNumber.TryParse(value.ToString("R", CultureInfo.InvariantCulture).Utf8(), out number));
            Assert.Equal(0, number.CompareTo(value));
        }
    });
}
