using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class Utf8SetTests
{
    [Fact]
    public void HasExactlyItsTexts() => Gen.Select(Texts.Any.Array[0, 50], Texts.Any.Array[0, 20]).Sample((texts, others) =>
    {
        byte[] table = Utf8Set.Build(texts);
        foreach (string text in texts.Concat(others))
        {
            Assert.Equal(texts.Contains(text, StringComparer.Ordinal), Utf8Set.Contains(table, text.Utf8()));
        }
    });

    [Fact]
    public void DependsOnTheSetOnly() => Texts.Any.Array[0, 50].Sample(texts =>
        Assert.Equal(Utf8Set.Build(texts), Utf8Set.Build([.. texts.Reverse(), .. texts])));

    [Fact]
    public void TellsTextsOfTheSameHashApart()
    {
        // The hash sees head, middle and tail only.
        string[] texts = [.. Enumerable.Range(0, 64).Select(i => "/usr/bin/" + new string('x', 8) + (char)('0' + i) + new string('y', 40))];
        byte[] table = Utf8Set.Build(texts[..32]);
        Assert.All(texts[..32], text => Assert.True(Utf8Set.Contains(table, text.Utf8())));
        Assert.All(texts[32..], text => Assert.False(Utf8Set.Contains(table, text.Utf8())));
    }

    [Fact]
    public void TheEmptySetHasNothing() => Assert.False(Utf8Set.Contains(Utf8Set.Build(Array.Empty<string>()), ""u8));
}
