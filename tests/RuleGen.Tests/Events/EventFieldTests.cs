using System.Text;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Events;

public class EventFieldTests
{
    [Theory]
    [InlineData("true", true, false)]
    [InlineData("\"true\"", true, false)]
    [InlineData("false", false, true)]
    [InlineData("\"false\"", false, true)]
    [InlineData("[false,true]", true, true)]
    [InlineData("[1,\"x\",\"true\"]", true, false)]
    [InlineData("[true,\"false\"]", true, true)]
    [InlineData("\"True\"", false, false)]
    [InlineData("1", false, false)]
    [InlineData("null", false, false)]
    public void Booleans(string value, bool isTrue, bool isFalse) => Read(value, field =>
    {
        Assert.Equal(isTrue, field.IsTrue);
        Assert.Equal(isFalse, field.IsFalse);
    });

    [Fact]
    public void AMissingFieldSatisfiesNothing() => Read("[null,[],{}]", field =>
    {
        Assert.False(field.Exists);
        Assert.False(field.Is(""u8));
        Assert.False(field.StartsWith(""u8));
        Assert.False(field.Contains(""u8));
        Assert.False(field.Matches("*"u8));
        Assert.False(field.Is(0));
        Assert.False(field.LessThan(1.5));
        Assert.False(field.LessThan("x"u8));
        Assert.False(field.GreaterThanOrEqual(""u8, 0));
    });

    [Theory]
    [InlineData("\"Ncat\"")]
    [InlineData("[\"x\",\"Ncat\"]")]
    [InlineData("[1,true,\"x\",\"N\\u0063at\",\"y\"]")]
    public void SomeValueIsEnough(string value) => Read(value, field =>
    {
        Assert.True(field.Exists);
        Assert.True(field.Is("Ncat"u8));
        Assert.False(field.Is("ncat"u8));
        Assert.True(field.IsIgnoreCase("ncat"u8));
        Assert.True(field.IsOneOf(Utf8Set.Build(["nc", "Ncat"])));
        Assert.False(field.IsOneOf(Utf8Set.Build(["nc", "ncat"])));
        Assert.True(field.StartsWith("Nc"u8));
        Assert.False(field.StartsWith("nc"u8));
        Assert.True(field.StartsWithIgnoreCase("nc"u8));
        Assert.True(field.EndsWith("cat"u8));
        Assert.False(field.EndsWith("Cat"u8));
        Assert.True(field.EndsWithIgnoreCase("ncat"u8));
        Assert.True(field.Contains("ca"u8));
        Assert.False(field.Contains("nc"u8));
        Assert.True(field.ContainsIgnoreCase("nc"u8));
        Assert.True(field.Matches("N*t"u8));
        Assert.False(field.Matches("n*t"u8));
        Assert.True(field.MatchesIgnoreCase("n?at"u8));
    });

    [Fact]
    public void TheTextOfANumberOrBooleanIsItsJson() => Read("[4624,true]", field =>
    {
        Assert.True(field.Is("4624"u8));
        Assert.True(field.Is("true"u8));
        Assert.True(field.StartsWith("46"u8));
    });

    [Theory]
    [InlineData("5")]
    [InlineData("\"5\"")]
    [InlineData("5.0")]
    [InlineData("[true,\"x\",\"05\"]")]
    public void NumbersAndTheirSpellings(string value) => Read(value, field =>
    {
        Assert.True(field.Is(5));
        Assert.True(field.Is(5.0));
        Assert.False(field.Is(6));
        Assert.True(field.LessThan(6) && !field.LessThan(5));
        Assert.True(field.LessThanOrEqual(5) && !field.LessThanOrEqual(4.5));
        Assert.True(field.GreaterThan(4.5) && !field.GreaterThan(5));
        Assert.True(field.GreaterThanOrEqual(5.0) && !field.GreaterThanOrEqual(5.5));
    });

    [Fact]
    public void LargeWholeNumbersAreExact() => Read("9007199254740993", field =>
    {
        Assert.True(field.Is(9007199254740993));
        Assert.False(field.Is(9007199254740992.0));
        Assert.True(field.GreaterThan(9007199254740992.0));
    });

    [Fact]
    public void TextOrderIsByCodePoint() => Read("\"\uFF5E\"", field =>
    {
        // U+1F600 is greater, though its first UTF-16 unit is less.
        Assert.True(field.LessThan("\U0001F600"u8));
        Assert.True(field.GreaterThan("foo"u8));
        Assert.True(field.LessThanOrEqual("\uFF5E"u8) && field.GreaterThanOrEqual("\uFF5E"u8));
        Assert.False(field.GreaterThan("\uFF5E"u8));
    });

    [Fact]
    public void FieldsOfUnknownTypeCompareByKind()
    {
        Read("10", field =>
        {
            Assert.True(field.Is("10.0"u8, 10.0));
            Assert.True(field.GreaterThan("9"u8, 9));
            Assert.False(field.LessThan("9"u8, 9));
        });
        Read("\"10\"", field =>
        {
            Assert.False(field.Is("10.0"u8, 10.0));
            Assert.True(field.Is("10"u8, 10));
            Assert.True(field.LessThan("9"u8, 9));
        });
        Read("true", field => Assert.True(field.Is("true"u8, 1)));
    }

    // The event keeps masks of the first 64 fields: a test holds for the first field, for the last of those and for one behind them.
    private static void Read(string value, FieldAssertion assertion)
    {
        foreach (int slot in (int[])[0, 63, 64, 99])
        {
            var e = new Event(new EventLayout([.. Enumerable.Range(0, 100).Select(i => i == slot ? "f" : "other" + i)]));
            EventReader reader = e.Layout.CreateReader();
            reader.Read("{\"f\":[\"before\",true,false]}"u8.ToArray(), e);
            reader.Read(Encoding.UTF8.GetBytes("{\"f\":" + value + "}"), e);
            assertion(e[slot]);
        }
    }

    private delegate void FieldAssertion(EventField field);
}
