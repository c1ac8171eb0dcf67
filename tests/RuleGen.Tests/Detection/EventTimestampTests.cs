using System.Globalization;
using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Detection;

public sealed class EventTimestampTests
{
    [Theory]
    [InlineData("2026-01-05T00:00:00.350Z", "2026-01-05T00:00:00.3500000Z")]
    [InlineData("2026-01-05T00:00:00Z", "2026-01-05T00:00:00.0000000Z")]
    [InlineData("2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.9990000Z")]
    [InlineData("2026-01-05T00:00:00,350Z", "2026-01-05T00:00:00.3500000Z")]
    [InlineData("2026-01-05T00:00:00.1234567Z", "2026-01-05T00:00:00.1234567Z")]
    [InlineData("2026-01-05T00:00:00.123456789Z", "2026-01-05T00:00:00.1234567Z")]
    [InlineData("2026-01-05T01:30:00+01:30", "2026-01-05T00:00:00.0000000Z")]
    [InlineData("2026-01-05T00:00:00-0800", "2026-01-05T08:00:00.0000000Z")]
    [InlineData("2026-01-05T00:00:00+02", "2026-01-04T22:00:00.0000000Z")]
    [InlineData("2026-01-05T07:08", "2026-01-05T07:08:00.0000000Z")]
    [InlineData("2026-01-05", "2026-01-05T00:00:00.0000000Z")]
    [InlineData("2026-01", "2026-01-01T00:00:00.0000000Z")]
    [InlineData("2026", "2026-01-01T00:00:00.0000000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("1767571200350", "2026-01-05T00:00:00.3500000Z")]
    [InlineData("-1", "1969-12-31T23:59:59.9990000Z")]
    [InlineData("1.5", "1970-01-01T00:00:00.0015000Z")]
    public void A_valid_time_is_read(string text, string expected)
    {
        Assert.True(EventTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out DateTimeOffset time));
        Assert.Equal(expected, time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-29T00:00:00.000Z")]
    [InlineData("2026-01-05T00:00:60.000Z")]
    [InlineData("2026-01-05T00:00:00.3x0Z")]
    [InlineData("2026-01-05T00:00:0/Z")]
    [InlineData("2o26-01-05T00:00:00Z")]
    [InlineData("20:6-01-05T00:00:00Z")]
    [InlineData("0000-01-05T00:00:00.000Z")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-02-29")]
    [InlineData("2026-01-05T24:00:00Z")]
    [InlineData("2026-01-05T00:60:00Z")]
    [InlineData("2026-01-05T00:00:00.Z")]
    [InlineData("2026-01-05T00:00:00.1234567890Z")]
    [InlineData("2026-01-05T00:00:00Zulu")]
    [InlineData("2026-01-05 00:00:00")]
    [InlineData("2026-1-5")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("999999999999999")]
    [InlineData("12345678901234567890")]
    [InlineData("-")]
    public void Anything_else_is_no_time(string text) =>
        Assert.False(EventTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_time_reads_back_as_written() =>
        Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Int[0, 7]).Sample((ticks, digits) =>
        {
            long unit = (long)Math.Pow(10, 7 - digits);
            var time = new DateTime(ticks - (ticks % unit), DateTimeKind.Utc);
            string format = "yyyy-MM-dd'T'HH:mm:ss" + (digits == 0 ? "" : "." + new string('f', digits)) + "'Z'";
            string text = time.ToString(format, CultureInfo.InvariantCulture);
            return EventTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out DateTimeOffset read) && read.UtcDateTime == time;
        });

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.Char["0123456789-:.,TZ+"], 0, 32].Sample(text => EventTimestamp.TryParse(Encoding.UTF8.GetBytes(text), out _) || true);
}
