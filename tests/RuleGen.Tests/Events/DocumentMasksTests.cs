using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

/// <summary>The masks of documents against a reading byte by byte, across the borders of blocks and with vectors of every width.</summary>
public class DocumentMasksTests
{
    private static readonly Gen<byte[]> Text = Gen.OneOf(
        Gen.OneOf(Encoding.ASCII.GetBytes("\\\"\"{}[]:,ax\n\u0001")),
        Gen.Byte).Array[0, 300];

    private static readonly Gen<byte[]> Backslashes = Gen.OneOf(Encoding.ASCII.GetBytes("\\\\\\\"{")).Array[0, 300];

    [Fact]
    public void BracketsInStringsAreNone() => Gen.OneOf(Text, Backslashes).Sample(document =>
    {
        byte[] padded = Pad(document);
        var masks = new DocumentMasks();
        masks.Begin(document.Length);
        masks.SweepAll(ref padded[0]);
        AssertAre(Describe(document), document, masks, marksControls: true);
        Assert.Equal(document.Where((b, i) => b < 0x20 && Describe(document)[i].IsInString).Any(), masks.HasControlInString);

        // What the next document has does not depend on this one.
        masks.Begin(0);
        masks.SweepAll(ref padded[0]);
        Assert.False(masks.HasControlInString);
    }, iter: 2_000);

    [Fact]
    public void EveryWidthOfVectorsSeesTheSameInAnyPieces() => Gen.Select(Gen.OneOf(Text, Backslashes), Gen.Int[1, 6]).Sample((document, piece) =>
    {
        AssertSweeps<Block512>(document, piece);
        AssertSweeps<Block256>(document, piece);
        AssertSweeps<Block128>(document, piece);
        AssertSweeps<ScalarBlock>(document, piece);
    }, iter: 2_000);

    [Fact]
    public void AWindowMayBeReadUpToTheReach()
    {
        byte[] document = Encoding.ASCII.GetBytes("{" + string.Join(",", Enumerable.Range(0, 300).Select(static i => $"\"k{i}\":{i}")) + "}");
        byte[] padded = Pad(document);
        var whole = new DocumentMasks();
        whole.Begin(document.Length);
        whole.SweepAll(ref padded[0]);
        var pieces = new DocumentMasks();
        pieces.Begin(document.Length);
        Assert.Equal(0, pieces.Reach);
        for (int position = 0; position < document.Length; position++)
        {
            if (position + 64 > pieces.Reach)
            {
                pieces.SweepBehind(ref padded[0], position + 64);
                Assert.InRange(pieces.Reach, position + 64, int.MaxValue);
            }

            Assert.Equal(StringMarks.Window(ref whole.Marks, position), StringMarks.Window(ref pieces.Marks, position));
        }
    }

    private static void AssertSweeps<TBlock>(byte[] document, int piece)
        where TBlock : struct, IBlock<TBlock>
    {
        byte[] padded = Pad(document);
        var masks = new DocumentMasks();
        masks.Begin(document.Length);
        for (int to = 0; to < masks.Blocks;)
        {
            to = Math.Min(to + piece, masks.Blocks);
            masks.Sweep<TBlock>(ref padded[0], to);
        }

        masks.Sweep<TBlock>(ref padded[0], masks.Blocks);
        AssertAre(Describe(document), document, masks, marksControls: false);
    }

    private static void AssertAre((bool IsMark, bool IsInString)[] expected, byte[] document, DocumentMasks masks, bool marksControls)
    {
        for (int i = 0; i < document.Length; i++)
        {
            bool isInString = expected[i].IsInString;
            Assert.Equal(document[i] is (byte)'{' or (byte)'[' && !isInString, IsSet(ref masks.Opens, i));
            Assert.Equal(document[i] is (byte)'}' or (byte)']' && !isInString, IsSet(ref masks.Closes, i));
            Assert.Equal(expected[i].IsMark || (marksControls && document[i] < 0x20), (StringMarks.Window(ref masks.Marks, i) & 1) != 0);
        }

        Assert.Equal(Ascii.IsValid(document), masks.IsAscii);
        Assert.Equal(document.Length, StringMarks.Find(ref masks.Marks, document.Length, document.Length));
        Assert.Equal(0UL, StringMarks.Window(ref masks.Marks, document.Length + 32));
    }

    /// <summary>Of each byte, whether it is a quote or a backslash, and whether it is part of a string (the quote that ends it is not).</summary>
    private static (bool IsMark, bool IsInString)[] Describe(byte[] document)
    {
        var bytes = new (bool, bool)[document.Length];
        bool isInString = false;
        bool isEscaped = false;
        for (int i = 0; i < document.Length; i++)
        {
            isInString ^= document[i] == '"' && !isEscaped;
            isEscaped = document[i] == '\\' && !isEscaped;
            bytes[i] = (document[i] is (byte)'"' or (byte)'\\', isInString);
        }

        return bytes;
    }

    // What stands behind the document must not be seen.
    private static byte[] Pad(byte[] document) => [.. document, .. Enumerable.Repeat((byte)'{', 32), .. Enumerable.Repeat((byte)0xFF, JsonText.Padding - 32)];

    private static bool IsSet(ref ulong masks, int bit) => (System.Runtime.CompilerServices.Unsafe.Add(ref masks, bit / 64) >> bit & 1) != 0;
}
