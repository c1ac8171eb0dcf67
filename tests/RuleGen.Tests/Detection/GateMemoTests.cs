using System.Text;
using Xunit;

namespace RuleGen.Tests.Detection;

/// <summary>Which combinations of gate values are taken for one another: none but equal ones. Slots 0 and 1 are the gates, slot 2 is none.</summary>
public sealed class GateMemoTests
{
    private static readonly EventLayout s_layout = new(["a", "b", "c"]);

    private readonly GateMemo _memo = new([0, 1], rowLength: 1, slotWords: 1);

    [Theory]
    [InlineData("""{"a":"x","b":"y"}""", """{"a":"x","b":"y"}""", true)]
    [InlineData("""{"a":"x","b":"y"}""", """{"b":"y","c":"other","a":"x"}""", true)]
    [InlineData("""{"a":1,"b":true}""", """{"a":"1","b":"true"}""", true)] // The index looks at texts.
    [InlineData("""{"a":"x","b":"y"}""", """{"a":"x","b":"z"}""", false)]
    [InlineData("""{"a":"x","b":"y"}""", """{"a":"X","b":"y"}""", false)]
    [InlineData("""{"a":"xy"}""", """{"a":["x","y"]}""", false)]
    [InlineData("""{"a":["x","y"]}""", """{"a":"x","b":"y"}""", false)]
    [InlineData("""{"a":"x"}""", """{"b":"x"}""", false)]
    [InlineData("""{"a":""}""", """{"a":null}""", false)]
    [InlineData("""{"a":["",""]}""", """{"a":""}""", false)]
    [InlineData("""{"a":["x","y"]}""", """{"a":["y","x"]}""", false)]
    public void Only_equal_combinations_are_known(string kept, string sought, bool isKnown)
    {
        Assert.False(_memo.TryFind(Read(kept)));
        Assert.True(_memo.TryKeep());
        _memo.Passed[0] = 1;
        _memo.Woken[0] = 2;
        _memo.Slots[0] = 3;

        Assert.Equal(isKnown, _memo.TryFind(Read(sought)));
        if (isKnown)
        {
            Assert.Equal((1UL, 2UL, 3UL), (_memo.Passed[0], _memo.Woken[0], _memo.Slots[0]));
        }
    }

    [Theory]
    [InlineData(253, true)] // With its length and the ends of both fields 256 bytes.
    [InlineData(254, false)]
    [InlineData(1_000, false)]
    public void A_combination_that_is_too_long_is_not_kept(int length, bool isKept)
    {
        Event e = Read($$"""{"a":"{{new string('x', length)}}"}""");

        Assert.False(_memo.TryFind(e));
        Assert.Equal(isKept, _memo.TryKeep());
        Assert.Equal(isKept, _memo.TryFind(e));
    }

    [Fact]
    public void Many_combinations_drive_each_other_out_and_are_never_confused()
    {
        for (int i = 0; i < 10_000; i++)
        {
            int number = i / 2 % 500;
            if (_memo.TryFind(Read($$"""{"a":"{{number}}","b":"x"}""")))
            {
                Assert.Equal((ulong)number, _memo.Passed[0]);
            }
            else if (_memo.TryKeep())
            {
                _memo.Passed[0] = (ulong)number;
            }
        }
    }

    [Fact]
    public void A_memo_that_knows_nothing_rests_and_tries_again()
    {
        int tried = 0;
        for (int i = 0; i < 3_000; i++)
        {
            Assert.False(_memo.TryFind(Read($$"""{"a":"{{i}}"}""")));
            tried += _memo.TryKeep() ? 1 : 0;
        }

        Assert.InRange(tried, 64 + 16, 200);

        int known = 0;
        for (int i = 0; i < 3_000; i++)
        {
            known += _memo.TryFind(Read("""{"a":"always"}""")) || !_memo.TryKeep() ? 1 : 0;
        }

        Assert.True(_memo.TryFind(Read("""{"a":"always"}""")));
        Assert.InRange(known, 2_990, 3_000);
    }

    private static Event Read(string json)
    {
        var e = new Event(s_layout);
        s_layout.CreateReader().Read(Encoding.UTF8.GetBytes(json), e);
        return e;
    }
}
