using CsCheck;
using RuleGen.Compiler.Text;
using Xunit;

namespace RuleGen.Compiler.Tests.Text;

public sealed class NearestNamesTests
{
    [Theory]
    [InlineData("serverity", "severity")]
    [InlineData("nmae", "name")]
    [InlineData("NAME", "name")]
    [InlineData("zzzz", "")]
    [InlineData("", "")]
    public void The_nearest_comes_first(string name, string expected) =>
        Assert.Equal(expected, NearestNames.Find(name, ["name", "severity", "risk_score", "note"]).FirstOrDefault() ?? "");

    [Fact]
    public void The_band_gives_what_the_whole_table_gives() =>
        Gen.Select(Gen.String[Gen.Char['a', 'c'], 1, 9], Gen.String[Gen.Char['a', 'c'], 1, 9])
            .Sample(static (a, b) =>
            {
                int limit = Math.Min(3, Math.Max(1, a.Length / 3));
                Assert.Equal(Distance(a, b) <= limit, NearestNames.Find(a, [b]).Count == 1);
            });

    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
