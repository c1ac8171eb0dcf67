using System.Text;
using CsCheck;
using RuleGen.Cli.Inputs;
using Xunit;

namespace RuleGen.Cli.Tests;

/// <summary>Documents read ahead, in blocks, are those of the whole stream.</summary>
public sealed class EventInputTests
{
    // A block takes a quarter of a megabyte and has a quarter of that in front: documents on either side of both.
    private static readonly Gen<int> s_length = Gen.Frequency((20, Gen.Int[0, 3_000]), (3, Gen.Int[60_000, 70_000]), (2, Gen.Int[250_000, 340_000]), (1, Gen.Int[600_000, 1_500_000]));

    [Fact]
    public void Documents_of_any_length_are_those_of_the_stream() =>
        Gen.Select(s_length.Array[0, 60], Gen.Int[1, 400_000], Gen.Bool).Sample((lengths, chunk, isArray) =>
        {
            string[] documents = [.. lengths.Select(static (length, i) => "{\"a\":\"" + new string((char)('a' + (i % 26)), length) + "\"}")];
            byte[] file = Encoding.UTF8.GetBytes(isArray ? "[" + string.Join(",\n", documents) + "]" : string.Join('\n', documents));

            Assert.Equal(ReadWhole(file), ReadAhead(file, chunk));
        }, iter: 40);

    [Fact]
    public void What_there_is_is_handed_out_before_more_comes()
    {
        using var stream = new DropByDrop("{\"a\":1}\n{\"b\"", ":2}\n");
        using var pool = new BlockPool(held: 0);
        using EventInput input = Open(stream, pool);

        Assert.True(input.TryReadNext(out DocumentSlice first));
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(first.Memory.Span));
        stream.GiveNext();
        Assert.True(input.TryReadNext(out DocumentSlice second));
        Assert.Equal("{\"b\":2}", Encoding.UTF8.GetString(second.Memory.Span));
        stream.GiveNext();
        Assert.False(input.TryReadNext(out _));
        Assert.Null(input.Failure);
    }

    [Fact]
    public void Documents_before_a_failure_come_first()
    {
        byte[] file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":1}\n", 100_000)));
        using var pool = new BlockPool(held: 0);
        using EventInput input = Open(new BreakingStream(file), pool);

        int count = 0;
        while (input.TryReadNext(out _))
        {
            count++;
        }

        Assert.Equal(100_000, count);
        Assert.Equal("The disk is gone.", input.Failure);
        Assert.False(input.TryReadNext(out _));
    }

    private static List<(long, long, string)> ReadWhole(byte[] file)
    {
        var reader = new DocumentReader(new MemoryStream(file));
        var documents = new List<(long, long, string)>();
        while (reader.TryReadNext(out DocumentSlice document))
        {
            documents.Add((document.Line, document.ByteOffset, Encoding.UTF8.GetString(document.Memory.Span)));
        }

        return documents;
    }

    private static List<(long, long, string)> ReadAhead(byte[] file, int chunk)
    {
        using var pool = new BlockPool(held: 0);
        using EventInput input = Open(new ChunkedStream(file, chunk), pool);
        var documents = new List<(long, long, string)>();
        while (input.TryReadNext(out DocumentSlice document))
        {
            documents.Add((document.Line, document.ByteOffset, Encoding.UTF8.GetString(document.Memory.Span)));
        }

        Assert.Null(input.Failure);
        return documents;
    }

    private static EventInput Open(Stream stream, BlockPool pool) =>
        new("-", new ToolConsole { Input = stream, Output = Stream.Null, Error = TextWriter.Null }, pool, start: null, CancellationToken.None);

    private sealed class ChunkedStream(byte[] content, int chunk) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);
    }

    private sealed class BreakingStream(byte[] content) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => Position < Length ? base.Read(buffer) : throw new IOException("The disk is gone.");
    }

    /// <summary>Gives its first part at once and every further one when told to.</summary>
    private sealed class DropByDrop(params string[] parts) : MemoryStream
    {
        private readonly SemaphoreSlim _drops = new(1);
        private int _next;
        private byte[] _rest = [];

        public void GiveNext() => _drops.Release();

        public override int Read(Span<byte> buffer)
        {
            if (_rest.Length == 0)
            {
                _drops.Wait(TestContext.Current.CancellationToken);
                _rest = _next < parts.Length ? Encoding.UTF8.GetBytes(parts[_next++]) : [];
            }

            int length = Math.Min(buffer.Length, _rest.Length);
            _rest.AsSpan(0, length).CopyTo(buffer);
            _rest = _rest[length..];
            return length;
        }

        protected override void Dispose(bool disposing)
        {
            _drops.Dispose();
            base.Dispose(disposing);
        }
    }
}
