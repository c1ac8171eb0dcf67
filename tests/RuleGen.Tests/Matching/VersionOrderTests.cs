using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class VersionOrderTests
{
    private static readonly string[] Ascending =
    [
        "0", "0.1-alpha", "0.1", "1-1", "1-2", "1-10", "1--", "1-a", "1-a.1", "1-a.b", "1", "1+1", "1+a", "1.0-rc.1", "1.0", "1.0.0", "1.0.0.1", "1.2", "1.10", "2", "10", "100.0.0",
        "", "-1", "01", "1-01", "1..2", "1.x", "v1", "é",
    ];

    private static readonly Gen<string> Version = Gen.OneOf("0", "1", "10", "9", "01", "a", "b1", "-", ".", "+", "1.2", "-rc.1").Array[0, 5].Select(string.Concat);

    [Fact]
    public void Orders_versions()
    {
        for (int i = 0; i < Ascending.Length; i++)
        {
            for (int j = 0; j < Ascending.Length; j++)
            {
                Assert.True(i.CompareTo(j) == Math.Sign(VersionOrder.Compare(Ascending[i].Utf8(), Ascending[j].Utf8())), $"{Ascending[i]} and {Ascending[j]}");
            }
        }
    }

    [Fact]
    public void Is_an_order_in_which_only_equal_texts_are_equal() => Gen.Select(Version, Version, Version).Sample(static (a, b, c) =>
    {
        int ab = Math.Sign(VersionOrder.Compare(a.Utf8(), b.Utf8()));
        Assert.Equal(a == b, ab == 0);
        Assert.Equal(-ab, Math.Sign(VersionOrder.Compare(b.Utf8(), a.Utf8())));
        Assert.True(ab > 0 || VersionOrder.Compare(b.Utf8(), c.Utf8()) > 0 || VersionOrder.Compare(a.Utf8(), c.Utf8()) <= 0);
    });

    [Theory]
    [InlineData("1.2.3-alpha.1+build.5", true)]
    [InlineData("1", true)]
    [InlineData("1.2.3.4.5.6", true)]
    [InlineData("1-x-y", true)]
    [InlineData("", false)]
    [InlineData("1.", false)]
    [InlineData(".1", false)]
    [InlineData("1-", false)]
    [InlineData("1+", false)]
    [InlineData("1.2-3..4", false)]
    [InlineData("+1", false)]
    [InlineData("-1", false)]
    [InlineData("1.2.3 ", false)]
    public void Knows_versions(string text, bool expected) => Assert.Equal(expected, VersionOrder.IsVersion(text.Utf8()));

    [Fact]
    public void Has_at_most_32_identifiers_in_a_part()
    {
        Assert.True(VersionOrder.IsVersion(string.Join('.', Enumerable.Repeat("1", 32)).Utf8()));
        Assert.False(VersionOrder.IsVersion(string.Join('.', Enumerable.Repeat("1", 33)).Utf8()));
    }
}
