using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>The masks of documents against a reading byte by byte, across the borders of blocks.</summary>
public class DocumentMasksTests
{
    private static readonly Gen<byte[]> Text = Gen.OneOf(
        Gen.OneOf(Encoding.ASCII.GetBytes("\\\"\"{}[]:,ax\n\u0001")),
        Gen.Byte).Array[0, 300];

    private static readonly Gen<byte[]> Backslashes = Gen.OneOf(Encoding.ASCII.GetBytes("\\\\\\\"{")).Array[0, 300];

    [Fact]
    public void VectorsSortBytesAsTheLoopDoes() => Gen.Byte.Array[64].Sample(bytes =>
    {
        BlockClasses expected = BlockClasses.OfBytes(bytes);
        var actual = BlockClasses.Of(ref bytes[0]);
        Assert.Equal(expected.Quotes, actual.Quotes);
        Assert.Equal(expected.Backslashes, actual.Backslashes);
        Assert.Equal(expected.Controls, actual.Controls);
        Assert.Equal(expected.Opens, actual.Opens);
        Assert.Equal(expected.Closes, actual.Closes);
        Assert.Equal(expected.NotAscii, actual.NotAscii);
    });

    [Fact]
    public void EveryBlockOfOneByte()
    {
        for (int b = 0; b <= byte.MaxValue; b++)
        {
            byte[] bytes = [.. Enumerable.Repeat((byte)b, 64)];
            Assert.Equal(b < 0x20 ? ulong.MaxValue : 0, BlockClasses.Of(ref bytes[0]).Controls);
            Assert.Equal(b is '{' or '[' ? ulong.MaxValue : 0, BlockClasses.Of(ref bytes[0]).Opens);
            Assert.Equal(b is '}' or ']' ? ulong.MaxValue : 0, BlockClasses.Of(ref bytes[0]).Closes);
        }
    }

    [Fact]
    public void BracketsInStringsAreNone() => Gen.OneOf(Text, Backslashes).Sample(document =>
    {
        byte[] padded = [.. document, .. Enumerable.Repeat((byte)'{', JsonText.Padding)];
        var masks = new DocumentMasks();
        masks.Scan(ref padded[0], document.Length);
        bool isInString = false;
        bool isEscaped = false;
        bool hasControl = false;
        for (int i = 0; i < document.Length; i++)
        {
            bool isEnd = document[i] == '"' && !isEscaped;
            isEscaped = document[i] == '\\' && !isEscaped;
            isInString ^= isEnd;
            hasControl |= isInString && document[i] < 0x20;
            Assert.Equal(document[i] is (byte)'{' or (byte)'[' && !isInString, IsSet(masks.Opens, i));
            Assert.Equal(document[i] is (byte)'}' or (byte)']' && !isInString, IsSet(masks.Closes, i));
            Assert.Equal(document[i] is (byte)'"' or (byte)'\\' or < 0x20, (StringMarks.Window(ref masks.Marks, i) & 1) != 0);
        }

        Assert.Equal(hasControl, masks.HasControlInString);
        Assert.Equal(Ascii.IsValid(document), masks.IsAscii);
        Assert.Equal(document.Length, StringMarks.Find(ref masks.Marks, document.Length, document.Length));
    }, iter: 5_000);

    private static bool IsSet(ReadOnlySpan<ulong> mask, int bit) => (mask[bit / 64] >> bit & 1) != 0;
}
