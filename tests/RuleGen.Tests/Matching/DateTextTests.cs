using System.Globalization;
using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class DateTextTests
{
    private static readonly Gen<DateTime> Time = Gen.OneOf(
        Gen.Long[0, DateTime.MaxValue.Ticks].Select(static ticks => new DateTime(ticks, DateTimeKind.Utc)),
        Gen.OneOf(1, 4, 100, 400, 1582, 1900, 1969, 1970, 2000, 2024, 9998).SelectMany(static year => Gen.Long[-3 * TimeSpan.TicksPerDay, 60 * TimeSpan.TicksPerDay]
            .Select(offset => new DateTime(Math.Max(new DateTime(year, 1, 1).Ticks + offset, 0), DateTimeKind.Utc))));

    [Fact]
    public void Agrees_with_the_base_library() => Gen.Select(
        Time, Gen.OneOf("yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.f", "yyyy-MM-ddTHH:mm:ss,fffffff"), Gen.Int[-1080, 1080], Gen.Bool)
        .Sample(static (time, format, offset, hasOffset) =>
        {
            hasOffset &= format.Contains('T', StringComparison.Ordinal) && time.Year is > 1 and < 9999;
            string written = time.ToString(format, CultureInfo.InvariantCulture);
            string zone = hasOffset ? $"{(offset < 0 ? '-' : '+')}{Math.Abs(offset) / 60:00}:{Math.Abs(offset) % 60:00}" : "";
            DateTime expected = DateTime.ParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
                .AddMinutes(hasOffset ? -offset : 0);
            Assert.True(DateText.TryParse((written + zone).Utf8(), roundUp: false, out DatePoint point), written + zone);
            Assert.Equal(expected, ToDateTime(point));
        });

    [Fact]
    public void Days_and_dates_are_inverse() => Gen.Long[-100_000_000_000, 100_000_000_000].Sample(static days =>
    {
        DatePoint.GetDate(days, out long year, out int month, out int day);
        Assert.True(DatePoint.TryGetDay(year, month, day, out long back));
        Assert.Equal(days, back);
    });

    [Fact]
    public void Every_day_of_the_base_library_has_its_date()
    {
        for (DateTime day = DateTime.UnixEpoch.AddYears(-405); day < DateTime.UnixEpoch.AddYears(405); day = day.AddDays(1))
        {
            DatePoint.GetDate((day - DateTime.UnixEpoch).Days, out long year, out int month, out int dayOfMonth);
            Assert.Equal((day.Year, day.Month, day.Day), (year, month, dayOfMonth));
        }
    }

    [Fact]
    public void Date_maths_agrees_with_the_base_library() => Gen.Select(Time, Gen.Int[-3000, 3000], Gen.OneOf("y", "M", "w", "d", "h", "H", "m", "s")).Sample(static (time, number, unit) =>
    {
        time = new DateTime(Math.Clamp(time.Year, 4000, 6000), time.Month, 1, time.Hour, time.Minute, time.Second, DateTimeKind.Utc).AddDays(Math.Min(time.Day, 28) - 1);
        DateTime expected = unit switch
        {
            "y" => time.AddYears(number),
            "M" => time.AddMonths(number),
            "w" => time.AddDays(7 * number),
            "d" => time.AddDays(number),
            "h" or "H" => time.AddHours(number),
            "m" => time.AddMinutes(number),
            _ => time.AddSeconds(number),
        };
        Assert.Equal(expected, Apply(time, $"{(number < 0 ? "" : "+")}{number}{unit}", roundUp: false));
    });

    [Theory]
    [InlineData("2024-01-31T10:20:30.5", "+1M", "2024-02-29T10:20:30.5")]
    [InlineData("2023-01-31T10:20:30.5", "+1M", "2023-02-28T10:20:30.5")]
    [InlineData("2024-02-29T00:00:00", "-1y", "2023-02-28T00:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "/s", "2026-11-24T10:20:30")]
    [InlineData("2026-11-24T10:20:30.5", "/m", "2026-11-24T10:20:00")]
    [InlineData("2026-11-24T10:20:30.5", "/h", "2026-11-24T10:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "/d", "2026-11-24T00:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "/w", "2026-11-23T00:00:00")]
    [InlineData("2026-11-23T00:00:00", "/w", "2026-11-23T00:00:00")]
    [InlineData("2026-11-22T23:59:59", "/w", "2026-11-16T00:00:00")]
    [InlineData("1969-12-31T23:00:00", "/w", "1969-12-29T00:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "/M", "2026-11-01T00:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "/1y", "2026-01-01T00:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "-1d/d+2h", "2026-11-23T02:00:00")]
    [InlineData("2026-11-24T10:20:30.5", "+d", "2026-11-25T10:20:30.5")]
    [InlineData("1960-06-01T10:20:30.5", "/d", "1960-06-01T00:00:00")]
    public void Date_maths_goes_from_left_to_right(string start, string steps, string expected) =>
        Assert.Equal(Parse(expected), Apply(Parse(start), steps, roundUp: false));

    [Theory]
    [InlineData("/d", "2026-11-24T23:59:59.999")]
    [InlineData("/M", "2026-11-30T23:59:59.999")]
    [InlineData("/w", "2026-11-29T23:59:59.999")]
    [InlineData("+1d", "2026-11-25T10:20:30.5")]
    [InlineData("/d+1d", "2026-11-25T23:59:59.999")]
    public void Rounding_up_gives_the_last_millisecond(string steps, string expected) =>
        Assert.Equal(Parse(expected), Apply(Parse("2026-11-24T10:20:30.5"), steps, roundUp: true));

    [Theory]
    [InlineData("d")]
    [InlineData("1d")]
    [InlineData("+")]
    [InlineData("+1")]
    [InlineData("+1x")]
    [InlineData("/2d")]
    [InlineData("/x")]
    [InlineData("+1d ")]
    [InlineData("+99999999999d")]
    [InlineData("+999999999y")]
    [InlineData("|+1d")]
    public void Other_text_is_no_date_maths(string steps) => Assert.False(DateMath.TryApply(default, steps.Utf8(), roundUp: false, out _));

    [Theory]
    [InlineData("dd-MM-yyyy", "31-01-2026", "2026-01-31T00:00:00")]
    [InlineData("yyyy/M/d H:m", "2026/1/2 3:04", "2026-01-02T03:04:00")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-01-31T10:20:30.123+01:00", "2026-01-31T09:20:30.123")]
    [InlineData("uuuuMMdd", "20260131", "2026-01-31T00:00:00")]
    [InlineData("epoch_second", "-1.5", "1969-12-31T23:59:58.5")]
    [InlineData("epoch_millis||yyyy", "2026", "1970-01-01T00:00:02.026")]
    public void Formats_are_read(string formats, string text, string expected)
    {
        Assert.True(DateText.AreSupported(formats.Utf8()));
        Assert.True(DateText.TryParse(text.Utf8(), formats.Utf8(), roundUp: false, out DatePoint point));
        Assert.Equal(Parse(expected), ToDateTime(point));
    }

    [Fact]
    public void Random_formats_and_texts_never_throw()
    {
        Gen<string> text = Gen.OneOf("y", "yyyy", "MM", "d", "'", "''", "-", "||", "epoch_millis", "1", "2026", "T", ":", "Z", "+", "é", "now", "/", ".").Array[0, 8].Select(string.Concat);
        Gen.Select(text, text, Gen.Bool).Sample(static (formats, text, roundUp) =>
        {
            if (DateText.AreSupported(formats.Utf8()))
            {
                DateText.TryParse(text.Utf8(), formats.Utf8(), roundUp, out _);
            }

            DateMath.TryApply(default, text.Utf8(), roundUp, out _);
        });
    }

    private static DateTime Apply(DateTime start, string steps, bool roundUp)
    {
        long ticks = (start - DateTime.UnixEpoch).Ticks;
        long milliseconds = (ticks - (((ticks % TimeSpan.TicksPerMillisecond) + TimeSpan.TicksPerMillisecond) % TimeSpan.TicksPerMillisecond)) / TimeSpan.TicksPerMillisecond;
        Assert.True(DateMath.TryApply(new DatePoint(milliseconds), steps.Utf8(), roundUp, out DatePoint result));
        return ToDateTime(result);
    }

    private static DateTime ToDateTime(DatePoint point) => DateTime.UnixEpoch.AddTicks((point.Milliseconds * TimeSpan.TicksPerMillisecond) + (point.Nanoseconds / 100));

    private static DateTime Parse(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
