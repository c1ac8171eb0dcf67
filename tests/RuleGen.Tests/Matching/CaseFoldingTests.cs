using CsCheck;
using RuleGen.Matching;
using Xunit;

namespace RuleGen.Tests.Matching;

public class CaseFoldingTests
{
    [Theory]
    [InlineData("Netcat", "netcat")]
    [InlineData("\u212A", "k")]
    [InlineData("\u017F", "s")]
    [InlineData("\u1E9E", "ß")]
    [InlineData("ΑΣς", "ασσ")]
    [InlineData("İı", "İı")]
    [InlineData("\U00010400", "\U00010428")]
    [InlineData("\u13A0\uAB70", "\u13A0\u13A0")]
    [InlineData("Ā\u0101", "\u0101\u0101")]
    [InlineData("@[`{", "@[`{")]
    public void FoldsByTheUnicodeTable(string text, string folded)
    {
        Assert.Equal(folded, CaseFolding.Fold(text));
        byte[] destination = new byte[folded.Utf8().Length];
        Assert.True(CaseFolding.TryFold(text.Utf8(), destination, out int written));
        Assert.Equal(folded.Utf8(), destination[..written]);
    }

    [Fact]
    public void KeepsLoneSurrogates() => Assert.Equal("a\uD800b\uDC00", CaseFolding.Fold("A\uD800B\uDC00"));

    [Fact]
    public void SaysWhenItDoesNotFit()
    {
        Assert.False(CaseFolding.TryFold("ABC"u8, new byte[2], out _));
        Assert.False(CaseFolding.TryFold("\u023A"u8, new byte[2], out _));
        Assert.True(CaseFolding.TryFold("\u023A"u8, new byte[3], out int written));
        Assert.Equal(3, written);
    }

    [Fact]
    public void CopiesIllFormedBytes()
    {
        byte[] text = [(byte)'A', 0xFF, 0xE2, 0x84, (byte)'B', 0xED, 0xA0, 0x80, 0xC0, 0x80];
        byte[] folded = new byte[text.Length];
        Assert.True(CaseFolding.TryFold(text, folded, out _));
        Assert.Equal([(byte)'a', 0xFF, 0xE2, 0x84, (byte)'b', 0xED, 0xA0, 0x80, 0xC0, 0x80], folded);
    }

    [Fact]
    public void PortableComparisonsAgreeWithTheirMeaning() => Gen.Select(Texts.Any, Texts.Short).Sample((text, constant) =>
    {
        int[] value = text.CodePoints(fold: true);
        int[] folded = constant.CodePoints(fold: true);
        byte[] foldedUtf8 = CaseFolding.Fold(constant).Utf8();
        Assert.Equal(value.SequenceEqual(folded), CaseFolding.EqualsFolded(text.Utf8(), foldedUtf8));
        Assert.Equal(value.AsSpan().StartsWith(folded), CaseFolding.StartsWithFolded(text.Utf8(), foldedUtf8));
        Assert.Equal(value.AsSpan().EndsWith(folded), CaseFolding.EndsWithFolded(text.Utf8(), foldedUtf8));
        Assert.Equal(value.AsSpan().IndexOf(folded) >= 0, CaseFolding.ContainsFolded(text.Utf8(), foldedUtf8));
    });

    [Fact]
    public void FastComparisonsAgreeWithPortableOnes() => Gen.Select(Texts.Any, Texts.Any, Gen.Int[0, 40], Gen.Int[0, 40]).Sample(
        (text, other, from, length) =>
        {
            // Half of the constants are taken from the value, so that every comparison also holds now and then.
            string part = text.Length == 0 ? "" : text[(from % text.Length)..Math.Min(text.Length, (from % text.Length) + length)];
            foreach (string constant in new[] { other, part, text })
            {
                byte[] folded = CaseFolding.Fold(constant).Utf8();
                AssertSameAnswers(text.Utf8(), folded);
            }
        });

    [Fact]
    public void FastComparisonsAgreeOnIllFormedText() => Gen.Select(Texts.IllFormed, Texts.Short).Sample((value, constant) =>
        AssertSameAnswers(value, CaseFolding.Fold(constant).Utf8()));

    private static void AssertSameAnswers(byte[] value, byte[] folded)
    {
        Assert.Equal(CaseFolding.EqualsFolded(value, folded), IgnoreCase.Equals(value, folded));
        Assert.Equal(CaseFolding.StartsWithFolded(value, folded), IgnoreCase.StartsWith(value, folded));
        Assert.Equal(CaseFolding.EndsWithFolded(value, folded), IgnoreCase.EndsWith(value, folded));
        Assert.Equal(CaseFolding.ContainsFolded(value, folded), IgnoreCase.Contains(value, folded));
    }
}
