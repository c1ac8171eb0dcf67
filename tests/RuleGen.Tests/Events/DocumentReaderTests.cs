using System.Text;
using CsCheck;
using Xunit;

namespace RuleGen.Tests.Events;

public class DocumentReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n \r\n\n", "")]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "1@0 {\"a\":1}|2@8 {\"b\":2}")]
    [InlineData("{\"a\":1}\r\n\r\n{\"b\":2}", "1@0 {\"a\":1}|3@11 {\"b\":2}")]
    [InlineData("\uFEFF{}\n", "1@3 {}")]
    [InlineData("\n\n  {}  \n{", "3@4 {}|4@9 {")]
    [InlineData("{\n[1]\n", "1@0 {|2@2 [1]")]
    [InlineData("[]", "")]
    [InlineData(" [ {\"a\":[1]} ,\n{\"b\":\"]}\\\"\"}\n]\n", "1@3 {\"a\":[1]}|2@15 {\"b\":\"]}\\\"\"}")]
    [InlineData("[{\n\"a\":1\n},\n\n{}]", "1@1 {\n\"a\":1\n}|5@13 {}")]
    [InlineData("[1,\"x,]\",tru,[{}],null]", "1@1 1|1@3 \"x,]\"|1@9 tru|1@13 [{}]|1@18 null")]
    [InlineData("[{\"a\":1},{\"b\":", "1@1 {\"a\":1}|1@9 {\"b\":")]
    [InlineData("[{\"a\":\"\\", "1@1 {\"a\":\"\\")]
    [InlineData("[{}]\nrest\n[", "1@1 {}|2@5 rest|3@10 [")]
    [InlineData("[}]", "1@1 }")]
    public void SplitsFiles(string text, string expected)
    {
        foreach (int chunk in new[] { 1, 2, 3, 7, 1000 })
        {
            var reader = new DocumentReader(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk), bufferSize: 1);
            Assert.Equal(expected, string.Join("|", ReadAll(reader).Select(item => $"{item.Line}@{item.Offset} {item.Text}")));
        }
    }

    [Fact]
    public void LinesOfAnySizeArrive() => Gen.Select(
        Gen.Select(Gen.Int[0, 2000], Gen.OneOf("\n", "\r\n", "\n\n")).Array[0, 30], Gen.Int[1, 500]).Sample((lines, chunk) =>
    {
        string[] texts = [.. lines.Select((line, i) => "{" + new string((char)('a' + (i % 26)), line.Item1))];
        byte[] file = Encoding.UTF8.GetBytes(string.Concat(texts.Select((text, i) => text + lines[i].Item2)));
        var reader = new DocumentReader(new ChunkedStream(file, chunk), bufferSize: 1);
        List<(long Line, long Offset, string Text)> read = ReadAll(reader);
        Assert.Equal(texts, read.Select(item => item.Text));
        Assert.All(read, item =>
        {
            Assert.Equal(item.Text, Encoding.UTF8.GetString(file, (int)item.Offset, item.Text.Length));
            Assert.Equal(file.AsSpan(0, (int)item.Offset).Count((byte)'\n') + 1, item.Line);
        });
    });

    [Fact]
    public void ElementsAreWhatSystemTextJsonSees() => Gen.Select(Documents.Valid.Array[0, 8], Gen.Int[1, 100]).Sample((texts, chunk) =>
    {
        byte[] file = Encoding.UTF8.GetBytes("[" + string.Join(" ,\n ", texts) + "]");
        Assert.Equal(texts, ReadAll(new DocumentReader(new ChunkedStream(file, chunk), bufferSize: 1)).Select(item => item.Text));
    });

    [Fact]
    public void NothingIsAllocatedPerLine()
    {
        // What is allocated for each line is so in every round. On a busy machine a single round has counted 4 KB that no line took, and why is not known.
        byte[] file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":1}\n", 1000)));
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBehindTheFirstLine(file)));
    }

    private static long AllocatedBehindTheFirstLine(byte[] file)
    {
        var reader = new DocumentReader(new MemoryStream(file));
        Assert.True(reader.TryReadNext(out _));
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = 1;
        while (reader.TryReadNext(out _))
        {
            count++;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(1000, count);
        return allocated;
    }

    private static List<(long Line, long Offset, string Text)> ReadAll(DocumentReader reader)
    {
        var items = new List<(long, long, string)>();
        while (reader.TryReadNext(out DocumentSlice document))
        {
            items.Add((document.Line, document.ByteOffset, Encoding.UTF8.GetString(document.Memory.Span)));
        }

        return items;
    }

    /// <summary>Gives a few bytes at a time, as pipes and decompressors do.</summary>
    private sealed class ChunkedStream(byte[] content, int chunk) : MemoryStream(content)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
